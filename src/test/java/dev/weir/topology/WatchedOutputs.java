package dev.weir.topology;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import dev.weir.operators.RecordTypes;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Lists, with a look at event time before them. */
final class WatchedOutputs implements Outputs {
    private final ListOutputs lists = new ListOutputs();

    @Override
    public void decisions(DataStream<Decision> decisions, String uid) {
        lists.decisions(
                decisions
                        .transform("Watch", RecordTypes.DECISION, new WatermarkWatch())
                        .uid("story-watch-" + uid),
                uid);
    }

    @Override
    public void decisionEvents(DataStream<Event> events) {
        lists.decisionEvents(events);
    }

    @Override
    public void listEntries(DataStream<ListWrite> entries) {
        lists.listEntries(entries);
    }

    @Override
    public void inShadow(DataStream<Decision> decisions) {
        lists.inShadow(decisions);
    }

    @Override
    public void ruleStatus(DataStream<RuleStatus> statuses) {
        lists.ruleStatus(statuses);
    }

    @Override
    public void rulesInForce(DataStream<InForceEntry> entries) {
        lists.rulesInForce(entries);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        lists.deadLetters(letters);
    }
}
