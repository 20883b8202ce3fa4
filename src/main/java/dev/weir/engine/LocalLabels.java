package dev.weir.engine;

import dev.weir.engine.label.LabelJoin;
import dev.weir.engine.label.LabelListener;
import dev.weir.engine.label.LabelState;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The labels of an engine without a cluster, and the transactions that are kept for them. For use by one thread. */
final class LocalLabels {
    private final Optional<LabelJoin> join;
    private final Map<String, LabelState> states = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::atMillis));

    private record Timer(long atMillis, String transaction) {}

    LocalLabels(EngineSettings settings) {
        this.join = LabelDefinition.of(settings.schema())
                .map(labels -> new LabelJoin(labels, settings.otherContent(), LabelListener.NONE));
    }

    /** Returns whether labels are read. */
    boolean isOn() {
        return join.isPresent();
    }

    /**
     * Takes an event, and gives what is routed: a transaction before the label that waited for it, and of labels those
     * that count now.
     */
    void take(Event event, Consumer<Event> out) {
        String transaction = LabelJoin.transactionOf(event);
        if (!(event instanceof FraudLabel)) {
            out.accept(event);
        }
        if (!transaction.isEmpty() && join.isPresent()) {
            LabelState state = states.computeIfAbsent(transaction, unknown -> new LabelState());
            join.get().take(event, state, out::accept);
            keep(transaction, state, join.get());
        }
    }

    /** Forgets what is over by a time. */
    void pass(long watermarkMillis) {
        for (Timer due = timers.peek(); due != null && due.atMillis <= watermarkMillis; due = timers.peek()) {
            timers.remove();
            LabelState state = states.get(due.transaction);
            if (state != null && join.isPresent()) {
                state.timerWentOff();
                join.get().pass(state, due.atMillis);
                keep(due.transaction, state, join.get());
            }
        }
    }

    private void keep(String transaction, LabelState state, LabelJoin join) {
        if (state.isEmpty()) {
            states.remove(transaction);
            return;
        }
        long timerMillis = join.claimTimer(state);
        if (timerMillis != LabelState.NO_TIMER) {
            timers.add(new Timer(timerMillis, transaction));
        }
    }
}
