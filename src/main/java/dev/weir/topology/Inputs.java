package dev.weir.topology;

import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulesAtStart;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where records come from. */
public interface Inputs {

    /**
     * The records of the topic of one type of event, without watermarks: Ingest makes them. One stream for each, so that
     * Ingest is chained to its source.
     */
    DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type);

    /** The records of the topics of rules, lists and answers to them, each partition in order, from a stream of parallelism 1.
     * Among the answers are what guards ask; without them no rule is ever switched off by the job. */
    DataStream<RawRecord> rules(StreamExecutionEnvironment env);

    /** Reads what the topics of rules and lists hold when the job starts. */
    RulesAtStart rulesAtStart();

    /** Reads the records of the event topics. */
    EventReader reader();
}
