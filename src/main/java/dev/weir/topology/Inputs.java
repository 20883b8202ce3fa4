package dev.weir.topology;

import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulebookBootstrap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The sources of records. */
public interface Inputs {

    /**
     * Returns the records of the topic of one event type, without watermarks, which are created later. There is one
     * stream for each type, so that Ingest is chained to its source.
     */
    DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type);

    /**
     * Returns the records of the topics of rules, lists and answers, each partition in order, as a stream with
     * parallelism 1. The answers include the requests of guards; without them the job never switches a rule off.
     */
    DataStream<RawRecord> rules(StreamExecutionEnvironment env);

    /** Returns a reader of what the topics of rules and lists hold when the job starts. */
    RulebookBootstrap rulebookBootstrap();

    /** Returns a reader for the records of the event topics. */
    EventReader reader();
}
