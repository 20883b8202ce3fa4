package dev.weir.operators.stream;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.Event;
import dev.weir.operators.JobSettings;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RulebookBroadcast;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** The rulebooks of one instance, and the updates that they are made from, by epoch, in its broadcast state. */
final class RulebookHistory {
    private static final int HEARD_BETWEEN_CLEANUPS = 256;
    private static final long IN_FLIGHT_MILLIS = 60_000;

    private final Rulebooks rulebooks;
    private final long settlingMillis;
    private long settledMillis = Long.MIN_VALUE;
    /** Which epoch was the latest at {@code markMillis}. */
    private long markEpoch;

    private long markMillis = Long.MIN_VALUE;
    /** Which epoch was the latest at least {@link #IN_FLIGHT_MILLIS} ago; a push may bring thousands within a moment. */
    private long leftEpoch;

    private int received;

    private RulebookHistory(JobSettings settings) {
        this.rulebooks = settings.rulebooks();
        this.settlingMillis = settings.engine().deduplicationMillis();
    }

    /**
     * Restores the history from the state.
     *
     * @throws SuppressRestartsException if a rule in force is refused by this job config or jar: the job fails for
     *     good, so that somebody notices, because no restart makes the rule valid
     */
    static RulebookHistory restored(JobSettings settings, FunctionInitializationContext context) throws Exception {
        BroadcastState<Long, RulebookUpdate> state =
                context.getOperatorStateStore().getBroadcastState(RulebookBroadcast.UPDATES);
        RulebookHistory history = new RulebookHistory(settings);
        Map<Long, RulebookUpdate> byEpoch = new TreeMap<>();
        state.entries().forEach(entry -> byEpoch.put(entry.getKey(), entry.getValue()));
        byEpoch.values().forEach(history.rulebooks::receive);
        try {
            history.rulebooks.latest();
        } catch (IllegalStateException noLongerGood) {
            throw new SuppressRestartsException(noLongerGood);
        }
        return history;
    }

    /** Registers a gauge {@code epoch} with the latest epoch that this instance received. */
    void showEpoch(MetricGroup metrics) {
        metrics.gauge("epoch", rulebooks::epoch);
    }

    Rulebooks rulebooks() {
        return rulebooks;
    }

    /**
     * Returns the rulebook of an event's epoch. An event that comes back from a checkpoint with an epoch that is gone
     * would make the job fail for ever, so that is noted; a rule that cannot be planned is not caused by an event.
     *
     * @throws IllegalStateException in both cases
     */
    Rulebook at(long epoch, Event event, QuarantineList quarantineList) {
        try {
            return rulebooks.at(epoch);
        } catch (IllegalStateException thrown) {
            if (!rulebooks.keeps(epoch)) {
                quarantineList.note(event, thrown);
            }
            throw thrown;
        }
    }

    /**
     * Returns whether an epoch is the latest and its rules have been in force for a whole deduplication horizon (or
     * since the restart, after which no event with an earlier stamp arrives), so that no event of earlier epochs can be
     * in flight.
     */
    boolean isSettled(long epoch, long nowMillis) {
        return epoch == rulebooks.epoch() && nowMillis >= settledMillis;
    }

    /**
     * Forgets the plans of epochs of which no event can be on its way any more: models in them may take a hundred megabytes
     * each.
     */
    void forgetPlans(long nowMillis) {
        mark(nowMillis);
        rulebooks.forgetPlansBefore(leftEpoch);
    }

    /** Receives an update, and stores it unless it only concerns this start. */
    void receive(RulebookUpdate update, BroadcastState<Long, RulebookUpdate> state, long nowMillis) throws Exception {
        mark(nowMillis);
        rulebooks.receive(update);
        boolean crowded = false;
        for (RulebookUpdate each : update instanceof RulebookUpdate.Batch batch ? batch.updates() : List.of(update)) {
            crowded |= keep(each, state, nowMillis);
        }
        if (crowded) {
            for (Long epoch : rulebooks.forget(leftEpoch)) {
                state.remove(epoch);
            }
        }
    }

    private void mark(long nowMillis) {
        if (markMillis == Long.MIN_VALUE || nowMillis - markMillis >= IN_FLIGHT_MILLIS) {
            leftEpoch = markEpoch;
            markMillis = nowMillis;
            markEpoch = rulebooks.epoch();
        }
    }

    /** Returns whether it is time to check what can be forgotten. */
    private boolean keep(RulebookUpdate update, BroadcastState<Long, RulebookUpdate> state, long nowMillis)
            throws Exception {
        if (update instanceof RulebookUpdate.Ready || update instanceof RulebookUpdate.Expect) {
            return false;
        }
        state.put(update.epoch(), update);
        if (update instanceof RulebookUpdate.Put || update instanceof RulebookUpdate.Remove) {
            settledMillis = nowMillis + settlingMillis;
        }
        received++;
        return update instanceof RulebookUpdate.PutList || received % HEARD_BETWEEN_CLEANUPS == 0;
    }
}
