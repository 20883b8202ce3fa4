package dev.weir.engine.label;

import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.LinkedBack;
import dev.weir.events.label.FraudLabel;
import java.util.List;
import java.util.function.Consumer;

/**
 * Joins labels with their transactions. A transaction is kept for the horizon after its time. A label that is there
 * before its transaction waits for it, as long after its own time. Of several labels of a transaction the one with the
 * latest time counts, of two with the same time the one that says fraud: whatever order they arrive in, the last one to
 * count is the same. If a label counted already and a later one says the opposite, that is a further event, which says
 * so ({@link FraudLabel#replaces}).
 *
 * <p>A label counts with the transaction as it is known then: a correction of the transaction that comes afterwards does
 * not make the label count anew.
 *
 * <p>Cost: one state read and written for each transaction and each label.
 */
public final class LabelJoin {
    private final long horizonMillis;
    private final boolean takesCorrections;
    private final LabelListener listener;

    /**
     * Creates a join.
     *
     * @param corrections what happens to a transaction with the id of an earlier one and other content
     */
    public LabelJoin(LabelDefinition labels, ContentMismatchPolicy corrections, LabelListener listener) {
        this.horizonMillis = labels.horizonMillis();
        this.takesCorrections = corrections == ContentMismatchPolicy.DECIDE;
        this.listener = listener;
    }

    /** Returns the id of the transaction that an event is or is about; {@code ""} if the event is neither. */
    public static String transactionOf(Event event) {
        Event plain = event instanceof LinkedBack back ? back.anonymous() : event;
        return plain instanceof Transaction || plain instanceof FraudLabel ? plain.id() : "";
    }

    /**
     * Takes a transaction or a label.
     *
     * @param state what is kept under the id of the transaction, changed in place
     * @param out receives the label that counts from now on, joined, if one does
     */
    public void take(Event event, LabelState state, Consumer<FraudLabel> out) {
        if (event instanceof FraudLabel label) {
            take(label, state, out);
        } else if (event instanceof Transaction transaction) {
            take(transaction, state, out);
        } else if (event instanceof LinkedBack back && back.linked() instanceof Transaction linked) {
            take(linked, state, out);
        }
    }

    private void take(Transaction transaction, LabelState state, Consumer<FraudLabel> out) {
        boolean isFirst = state.transaction().isEmpty();
        if (!isFirst && !takesCorrections) {
            return;
        }
        Transaction kept = transaction.items().isEmpty() ? transaction : transaction.withItems(List.of());
        state.keep(kept);
        if (isFirst && state.label().isPresent()) {
            count(state.label().get(), false, state, out);
        }
    }

    private void take(FraudLabel label, LabelState state, Consumer<FraudLabel> out) {
        if (state.transaction().isPresent()
                && isTooLate(label, state.transaction().get())) {
            listener.became(LabelOutcome.UNKNOWN, label);
            return;
        }
        if (state.label().isEmpty()) {
            state.keep(label);
            if (state.transaction().isPresent()) {
                count(label, false, state, out);
            }
            return;
        }
        takeFurther(label, state.label().get(), state, out);
    }

    private void takeFurther(FraudLabel label, FraudLabel before, LabelState state, Consumer<FraudLabel> out) {
        boolean isLater = label.timestampMillis() > before.timestampMillis()
                || (label.timestampMillis() == before.timestampMillis() && label.fraud());
        if (isLater) {
            state.keep(label); // also if it says the same, so that one between the two does not replace it
        }
        if (label.fraud() == before.fraud()) {
            listener.became(LabelOutcome.REPEATED, label);
        } else if (!isLater) {
            listener.became(LabelOutcome.OUTDATED, label);
        } else if (state.transaction().isPresent()) {
            count(label, true, state, out);
        } else {
            listener.became(LabelOutcome.OUTDATED, before);
        }
    }

    private void count(FraudLabel label, boolean replaces, LabelState state, Consumer<FraudLabel> out) {
        Transaction transaction = state.transaction().orElseThrow();
        if (isTooLate(label, transaction)) {
            state.forgetLabel();
            listener.became(LabelOutcome.UNKNOWN, label);
            return;
        }
        listener.became(replaces ? LabelOutcome.REPLACING : LabelOutcome.JOINED, label);
        out.accept(label.joined(transaction, replaces));
    }

    private boolean isTooLate(FraudLabel label, Transaction transaction) {
        return label.timestampMillis() > plusHorizon(transaction.timestampMillis());
    }

    /** Returns the event time for which to set a timer; {@link LabelState#NO_TIMER} for none. */
    public long claimTimer(LabelState state) {
        return state.claimTimer(endMillis(state));
    }

    /** Forgets what is kept if its time ended before this watermark. */
    public void pass(LabelState state, long watermarkMillis) {
        if (state.isEmpty() || endMillis(state) >= watermarkMillis) {
            return;
        }
        if (state.transaction().isEmpty()) {
            listener.became(LabelOutcome.UNKNOWN, state.label().orElseThrow());
        }
        state.clear();
    }

    private long endMillis(LabelState state) {
        return plusHorizon(state.transaction()
                .map(Transaction::timestampMillis)
                .or(() -> state.label().map(FraudLabel::timestampMillis))
                .orElse(Long.MIN_VALUE));
    }

    private long plusHorizon(long millis) {
        return millis > Long.MAX_VALUE - horizonMillis ? Long.MAX_VALUE : millis + horizonMillis;
    }
}
