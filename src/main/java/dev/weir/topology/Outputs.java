package dev.weir.topology;

import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.train.Publication;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The sinks of results. Each implementation names its sinks and gives them the uids of {@link OperatorIds}. */
public interface Outputs {

    /**
     * Writes decisions. Those that are joined have a sink of their own: with one for both, no decision could be written
     * by the thread that made it.
     *
     * @param uid {@link OperatorIds#ACT} or {@link OperatorIds#ACT_JOINED}
     */
    void decisions(DataStream<Decision> decisions, String uid);

    /** Writes decisions as events, which the job reads again; only called if it does. */
    void decisionEvents(DataStream<Event> events);

    /** Writes what rules in shadow mode say about events that nothing else is decided about, if it is wanted. */
    void inShadow(DataStream<Decision> decisions);

    /** Writes entries that rules put on lists, and takes away those that have ended; only called if rules may. */
    void listEntries(DataStream<ListWrite> entries);

    /**
     * Writes versions of models that the job trained, from a stream with parallelism 1.
     * Writes them nowhere if nothing else is said.
     */
    default void trainedModels(DataStream<Publication> versions) {
        versions.sinkTo(new DiscardingSink<>()).uid(OperatorIds.TRAINED_MODELS).setParallelism(1);
    }

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
