package dev.weir.topology;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The sinks of results. Each implementation names its sinks and gives them the uids of {@link OperatorIds}. */
public interface Outputs {

    /** Writes decisions. */
    void decisions(DataStream<Decision> decisions);

    /** Writes decisions as events, which the job reads again; only called if it does. */
    void decisionEvents(DataStream<Event> events);

    /** Writes answers to rule updates. */
    void ruleStatus(DataStream<RuleStatus> statuses);

    /**
     * Writes what is in force, and what no longer is, from a stream with parallelism 1: the last entry of each key
     * counts.
     */
    void rulesInForce(DataStream<InForceEntry> entries);

    /** Writes records that could not be read. */
    void deadLetters(DataStream<DeadLetter> letters);
}
