package dev.weir.bench.pattern;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import dev.weir.operators.RecordTypes;
import dev.weir.topology.OperatorIds;
import dev.weir.topology.Outputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Counts decisions, one for each transaction, and keeps nothing. */
record PatternOutputs(PatternLoad load) implements Outputs {

    @Override
    public void decisions(DataStream<Decision> decisions, String uid) {
        decisions
                .map(new PatternMeter<>(load, decision -> decision.reasons().size()))
                .returns(RecordTypes.DECISION)
                .uid("meter-" + uid)
                .sinkTo(new DiscardingSink<>())
                .uid(uid);
    }

    @Override
    public void decisionEvents(DataStream<Event> events) {
        events.sinkTo(new DiscardingSink<>()).uid(OperatorIds.DECISION_EVENTS);
    }

    @Override
    public void listEntries(DataStream<ListWrite> entries) {
        entries.sinkTo(new DiscardingSink<>()).uid(OperatorIds.LIST_ENTRIES);
    }

    @Override
    public void inShadow(DataStream<Decision> decisions) {
        decisions.sinkTo(new DiscardingSink<>()).uid(OperatorIds.IN_SHADOW);
    }

    @Override
    public void ruleStatus(DataStream<RuleStatus> statuses) {
        statuses.sinkTo(new DiscardingSink<>()).uid(OperatorIds.RULE_STATUS_SINK);
    }

    @Override
    public void rulesInForce(DataStream<InForceEntry> entries) {
        entries.sinkTo(new DiscardingSink<>()).uid(OperatorIds.RULES_IN_FORCE);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        letters.sinkTo(new DiscardingSink<>()).uid(OperatorIds.DEAD_LETTERS);
    }
}
