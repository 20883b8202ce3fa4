package dev.weir.job;

import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.topology.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Inputs that make the job fail, once, at the first record after a file has appeared. */
record FailsWhenTold(Inputs inputs, Path file) implements Inputs {

    @Override
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        return inputs.events(env, type)
                .map(new Failing(file.toString()))
                .returns(RecordTypes.RAW_RECORD)
                .uid("failing-" + type.ruleName());
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        return inputs.rules(env);
    }

    @Override
    public RulebookBootstrap rulebookBootstrap() {
        return inputs.rulebookBootstrap();
    }

    @Override
    public EventReader reader() {
        return inputs.reader();
    }

    private record Failing(String file) implements MapFunction<RawRecord, RawRecord> {
        @Override
        public RawRecord map(RawRecord record) throws Exception {
            if (Files.deleteIfExists(Path.of(file))) {
                throw new IllegalStateException("told to fail");
            }
            return record;
        }
    }
}
