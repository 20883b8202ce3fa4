package dev.weir.topology;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where results go. Each implementation names its sinks and gives them the uids of {@link OperatorIds}. */
public interface Outputs {

    /** Act: decisions. */
    void decisions(DataStream<Decision> decisions);

    /** Answers to rule updates. */
    void ruleStatus(DataStream<RuleStatus> statuses);

    /** What is in force, and what no longer is, from a stream of parallelism 1: of each key the last counts. */
    void rulesInForce(DataStream<InForceEntry> entries);

    /** Records that could not be read. */
    void deadLetters(DataStream<DeadLetter> letters);
}
