package dev.weir.operators;

import dev.weir.engine.RulebookUpdate;
import dev.weir.engine.Rulebooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** The rulebooks of one instance, and the updates in its broadcast state that they are made of, by epoch. */
final class RulebookHistory {
    private static final int HEARD_BETWEEN_CLEANUPS = 256;

    private final Rulebooks rulebooks;
    private int heard;

    private RulebookHistory(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** As the state has it. */
    static RulebookHistory restored(JobSettings settings, FunctionInitializationContext context) throws Exception {
        BroadcastState<Long, RulebookUpdate> state =
                context.getOperatorStateStore().getBroadcastState(RulebookBroadcast.UPDATES);
        RulebookHistory history = new RulebookHistory(settings.rulebooks());
        Map<Long, RulebookUpdate> byEpoch = new TreeMap<>();
        state.entries().forEach(entry -> byEpoch.put(entry.getKey(), entry.getValue()));
        byEpoch.values().forEach(history.rulebooks::hear);
        return history;
    }

    Rulebooks rulebooks() {
        return rulebooks;
    }

    /** Hears an update, and keeps it unless it is about this start alone. */
    void hear(RulebookUpdate update, BroadcastState<Long, RulebookUpdate> state) throws Exception {
        rulebooks.hear(update);
        if (update instanceof RulebookUpdate.Ready) {
            return;
        }
        state.put(update.epoch(), update);
        heard++;
        if (heard % HEARD_BETWEEN_CLEANUPS == 0) {
            List<RulebookUpdate> kept = new ArrayList<>();
            state.immutableEntries().forEach(entry -> kept.add(entry.getValue()));
            for (Long epoch : rulebooks.forgettable(kept)) {
                state.remove(epoch);
            }
        }
    }
}
