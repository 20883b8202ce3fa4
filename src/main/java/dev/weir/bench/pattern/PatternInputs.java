package dev.weir.bench.pattern;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaInputs;
import dev.weir.operators.EventReader;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.topology.Inputs;
import dev.weir.topology.OperatorIds;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Generated transactions, no other events, and rules that are all present when the job starts. */
record PatternInputs(JobConfig config, PatternLoad load) implements Inputs {

    @Override
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        String uid = OperatorIds.of(OperatorIds.SOURCE, type);
        return type.equals(EventType.TRANSACTION) ? transactions(env, uid) : nothing(env, uid);
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        return nothing(env, OperatorIds.RULES_SOURCE);
    }

    @Override
    public RulebookBootstrap rulebookBootstrap() {
        PatternLoad given = load;
        return (seen, receiver) -> given.rules().forEach(receiver::receive);
    }

    @Override
    public EventReader reader() {
        return new KafkaInputs(config).reader();
    }

    private DataStream<RawRecord> transactions(StreamExecutionEnvironment env, String uid) {
        return numbers(env, load.warmUp() + load.events(), uid)
                .flatMap(new PatternEvents(load, config.topics().of(EventType.TRANSACTION)))
                .returns(RecordTypes.RAW_RECORD)
                .uid(uid + "-records");
    }

    private static DataStream<RawRecord> nothing(StreamExecutionEnvironment env, String uid) {
        return numbers(env, 1, uid)
                .filter(number -> false)
                .uid(uid + "-filter")
                .map(number -> new RawRecord("", 0, number, 0, new byte[0], new byte[0]))
                .returns(RecordTypes.RAW_RECORD)
                .uid(uid + "-records");
    }

    private static SingleOutputStreamOperator<Long> numbers(StreamExecutionEnvironment env, long count, String uid) {
        return env.fromSequence(0, count - 1).uid(uid);
    }
}
