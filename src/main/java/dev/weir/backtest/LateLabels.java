package dev.weir.backtest;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.label.Label;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is known of payments, as labels that come so much later: a backtest then sees them no earlier than a job would
 * have. Holds as many as there are payments within the delay.
 */
final class LateLabels {
    private final OptionalLong delayMillis;
    private final Queue<FraudLabel> waiting = new ArrayDeque<>();

    /**
     * Creates labels.
     *
     * @param delayMillis after its payment, 0 or more; empty if the engine sees none
     */
    LateLabels(OptionalLong delayMillis) {
        this.delayMillis = delayMillis;
    }

    /** Returns whether the engine sees labels. */
    boolean areSeen() {
        return delayMillis.isPresent();
    }

    /** Adds the label of an event, which is no earlier than those before it. */
    void add(Event event, Label label) {
        if (areSeen() && label != Label.NONE && event instanceof Transaction payment) {
            long atMillis = payment.timestampMillis() + delayMillis.getAsLong();
            waiting.add(new FraudLabel(payment.transactionId(), label == Label.FRAUD, atMillis));
        }
    }

    /** Returns the next label that comes before an event at this time; null if there is none. */
    @Nullable
    FraudLabel next(long timestampMillis) {
        FraudLabel first = waiting.peek();
        return first == null || first.timestampMillis() > timestampMillis ? null : waiting.poll();
    }
}
