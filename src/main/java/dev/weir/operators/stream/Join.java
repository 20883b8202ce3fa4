package dev.weir.operators.stream;

import dev.weir.engine.join.DecisionJoiner;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.Mergers;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.DecisionLatency;
import dev.weir.operators.metrics.OutcomeCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Joins the parts of decisions for which several subjects were asked. Its key is the event's own subject.
 * {@code decisionLatencyMillis} is that of Decide for these decisions.
 *
 * <p>Parts wait for others for milliseconds, so they are in memory, and are written to the state of their keys only
 * when a checkpoint begins; there are then as many as there are events between Decide's instances.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Join extends AbstractStreamOperator<Decision>
        implements OneInputStreamOperator<DecisionPart, Decision> {
    private static final long serialVersionUID = 1L;
    private static final String PARTS = "parts";

    private final JobSettings settings;
    private transient DecisionJoiner joiner;
    private transient ListState<DecisionPart> stored;
    private transient DecisionLatency latency;
    private transient OutcomeCounters outcomes;
    /** The parts that wait, by key. */
    private transient Map<String, List<DecisionPart>> waiting;
    /** The keys that have something in the state, as of the last checkpoint. */
    private transient Set<String> storedKeys;

    /** Creates an operator with these settings. */
    public Join(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        stored = context.getKeyedStateStore().getListState(new ListStateDescriptor<>(PARTS, RecordTypes.DECISION_PART));
        waiting = new HashMap<>();
        storedKeys = new HashSet<>();
        try (Stream<Object> keys = getKeyedStateBackend().getKeys(PARTS, VoidNamespace.INSTANCE)) {
            keys.forEach(key -> storedKeys.add((String) key));
        }
        for (String key : storedKeys) {
            setCurrentKey(key);
            List<DecisionPart> parts = new ArrayList<>();
            stored.get().forEach(parts::add);
            waiting.put(key, parts);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        joiner = new DecisionJoiner(new Mergers(settings.engine().channels()));
        latency = getMetricGroup().histogram("decisionLatencyMillis", new DecisionLatency(System::currentTimeMillis));
        outcomes = new OutcomeCounters(getMetricGroup());
    }

    @Override
    public void processElement(StreamRecord<DecisionPart> element) {
        DecisionPart part = element.getValue();
        List<DecisionPart> parts = waiting.computeIfAbsent(part.own(), first -> new ArrayList<>(2));
        Optional<DecisionJoiner.Joined> joined = joiner.receive(part, parts);
        if (parts.isEmpty()) {
            waiting.remove(part.own());
        }
        if (joined.isPresent()) {
            output.collect(timed(joined.get().decision(), element));
            outcomes.count(joined.get().decision());
            if (joined.get().asEvent().isPresent()) {
                output.collect(Decide.AS_EVENTS, timed(joined.get().asEvent().get(), element));
            }
            if (part.recordMillis() >= 0) {
                latency.update(getProcessingTimeService().getCurrentProcessingTime() - part.recordMillis());
            }
        }
    }

    private static <T> StreamRecord<T> timed(T value, StreamRecord<?> as) {
        return as.hasTimestamp() ? new StreamRecord<>(value, as.getTimestamp()) : new StreamRecord<>(value);
    }

    /** Flink stores keyed state by itself, right after this: so all of it has to be there. */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (String key : storedKeys) {
            if (!waiting.containsKey(key)) {
                setCurrentKey(key);
                stored.clear();
            }
        }
        storedKeys.clear();
        for (Map.Entry<String, List<DecisionPart>> ofKey : waiting.entrySet()) {
            setCurrentKey(ofKey.getKey());
            stored.update(ofKey.getValue());
            storedKeys.add(ofKey.getKey());
        }
    }
}
