package dev.weir.topology;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Results into lists of this process: sinks travel serialized, so what they write to is found by a static name. */
final class ListOutputs implements Outputs {
    static final List<Decision> DECISIONS = new CopyOnWriteArrayList<>();
    static final List<RuleStatus> STATUSES = new CopyOnWriteArrayList<>();
    static final List<InForceEntry> IN_FORCE = new CopyOnWriteArrayList<>();
    static final List<DeadLetter> LETTERS = new CopyOnWriteArrayList<>();
    static final List<Event> EVENTS = new CopyOnWriteArrayList<>();
    static final List<Decision> SHADOW = new CopyOnWriteArrayList<>();
    static final List<ListWrite> WRITES = new CopyOnWriteArrayList<>();

    /** Empties the lists. */
    static void clear() {
        DECISIONS.clear();
        STATUSES.clear();
        IN_FORCE.clear();
        LETTERS.clear();
        EVENTS.clear();
        SHADOW.clear();
        WRITES.clear();
    }

    @Override
    public void decisions(DataStream<Decision> decisions, String uid) {
        decisions.sinkTo(new ListSink<>(element -> DECISIONS.add(element))).uid(uid);
    }

    @Override
    public void decisionEvents(DataStream<Event> events) {
        events.sinkTo(new ListSink<>(element -> EVENTS.add(element))).uid(OperatorIds.DECISION_EVENTS);
    }

    @Override
    public void listEntries(DataStream<ListWrite> entries) {
        entries.sinkTo(new ListSink<>(element -> WRITES.add(element))).uid(OperatorIds.LIST_ENTRIES);
    }

    @Override
    public void inShadow(DataStream<Decision> decisions) {
        decisions.sinkTo(new ListSink<>(element -> SHADOW.add(element))).uid(OperatorIds.IN_SHADOW);
    }

    @Override
    public void ruleStatus(DataStream<RuleStatus> statuses) {
        statuses.sinkTo(new ListSink<>(element -> STATUSES.add(element))).uid(OperatorIds.RULE_STATUS_SINK);
    }

    @Override
    public void rulesInForce(DataStream<InForceEntry> entries) {
        entries.sinkTo(new ListSink<>(element -> IN_FORCE.add(element))).uid(OperatorIds.RULES_IN_FORCE);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        letters.sinkTo(new ListSink<>(element -> LETTERS.add(element))).uid(OperatorIds.DEAD_LETTERS);
    }

    /** Where an element goes. */
    @FunctionalInterface
    private interface Taker<T> extends java.io.Serializable {
        boolean take(T element);
    }

    private record ListSink<T>(Taker<T> taker) implements Sink<T> {
        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context at) {
                    taker.take(element);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
