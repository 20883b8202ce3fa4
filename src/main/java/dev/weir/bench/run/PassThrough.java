package dev.weir.bench.run;

import dev.weir.JobEnvironment;
import dev.weir.config.JobConfig;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaInputs;
import dev.weir.io.kafka.KafkaOutputs;
import dev.weir.operators.RecordTypes;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The least work that any job on this cluster does: the bytes of the event topics through two keyed shuffles, into a
 * topic, with the same clients, buffers and checkpoints as the job that it is compared with. It parses no JSON and
 * keeps no state. It writes to the topic of dead letters, the only output that takes bytes unchanged.
 */
public final class PassThrough {

    private PassThrough() {}

    /** Builds the graph. */
    public static void build(StreamExecutionEnvironment env, JobConfig config) {
        JobEnvironment.prepare(env, config);
        KafkaInputs inputs = new KafkaInputs(config);
        DataStream<RawRecord> records = config.schema().types().stream()
                .map(type -> inputs.events(env, type))
                .reduce(DataStream::union)
                .orElseThrow();
        DataStream<DeadLetter> passed = shuffled(shuffled(records, "first"), "second")
                .map(record -> new DeadLetter(record, ""))
                .returns(RecordTypes.DEAD_LETTER)
                .uid("letter")
                .name("Letter");
        new KafkaOutputs(config).deadLetters(passed);
    }

    private static DataStream<RawRecord> shuffled(DataStream<RawRecord> records, String uid) {
        return records.keyBy(record -> new String(record.key(), StandardCharsets.UTF_8), Types.STRING)
                .map(record -> record)
                .returns(RecordTypes.RAW_RECORD)
                .uid(uid)
                .name("Pass");
    }
}
