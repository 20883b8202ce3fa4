package dev.weir.engine.label;

/**
 * What becomes of a label. Every label that was read has one of these outcomes, or still waits for its transaction.
 */
public enum LabelOutcome {
    /** It is the first of its transaction, and counts as an event. */
    JOINED,
    /** It says the opposite of one that counted, and later: it counts as an event that replaces it. */
    REPLACING,
    /** It says what an earlier one said: nothing happens. */
    REPEATED,
    /** Another label of the transaction, which is later by the time of labels, says the opposite: nothing happens. */
    OUTDATED,
    /** No transaction with its id came, or that is longer ago than the horizon: nothing happens. */
    UNKNOWN
}
