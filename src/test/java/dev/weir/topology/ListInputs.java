package dev.weir.topology;

import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Records from lists. A list has an element at least: Flink makes no source of none. */
record ListInputs(
        Map<EventType, List<RawRecord>> records,
        List<RawRecord> rules,
        RulebookBootstrap rulebookBootstrap,
        EventReader reader)
        implements Inputs {

    @Override
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        return env.fromData(records.getOrDefault(type, List.of()), RecordTypes.RAW_RECORD)
                .uid(OperatorIds.of(OperatorIds.SOURCE, type))
                .setParallelism(1);
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        return env.fromData(rules, RecordTypes.RAW_RECORD)
                .uid(OperatorIds.RULES_SOURCE)
                .setParallelism(1);
    }
}
