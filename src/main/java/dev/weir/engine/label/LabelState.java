package dev.weir.engine.label;

import dev.weir.events.Transaction;
import dev.weir.events.label.FraudLabel;
import java.util.Optional;

/**
 * What is kept under the id of a transaction: the transaction without its lines, and of its labels the latest. Bounded
 * by the bounds on a record. Changed in place.
 */
public final class LabelState {
    /** No timer is set. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private Optional<Transaction> transaction;
    private Optional<FraudLabel> label;
    private long timerMillis;

    /** Creates the state of an id that nothing is known of. */
    public LabelState() {
        this(Optional.empty(), Optional.empty(), NO_TIMER);
    }

    /** Creates a state; its label is not joined. */
    LabelState(Optional<Transaction> transaction, Optional<FraudLabel> label, long timerMillis) {
        this.transaction = transaction;
        this.label = label;
        this.timerMillis = timerMillis;
    }

    Optional<Transaction> transaction() {
        return transaction;
    }

    /** Returns the latest label as its record says it; if the transaction is known it counted, else it waits. */
    Optional<FraudLabel> label() {
        return label;
    }

    long timerMillis() {
        return timerMillis;
    }

    void keep(Transaction known) {
        transaction = Optional.of(known);
    }

    void keep(FraudLabel latest) {
        label = Optional.of(latest);
    }

    void forgetLabel() {
        label = Optional.empty();
    }

    void clear() {
        transaction = Optional.empty();
        label = Optional.empty();
    }

    /** Returns whether nothing is kept. */
    public boolean isEmpty() {
        return transaction.isEmpty() && label.isEmpty();
    }

    /** Notes that the timer went off. */
    public void timerWentOff() {
        timerMillis = NO_TIMER;
    }

    /**
     * Returns the event time for which to set a timer; {@link #NO_TIMER} if one is set already, or nothing is kept.
     *
     * @param endMillis until when something is kept
     */
    long claimTimer(long endMillis) {
        if (timerMillis != NO_TIMER || isEmpty()) {
            return NO_TIMER;
        }
        timerMillis = endMillis == Long.MAX_VALUE ? endMillis : endMillis + 1;
        return timerMillis;
    }
}
