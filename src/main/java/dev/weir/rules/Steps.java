package dev.weir.rules;

/**
 * Counts the steps of all expressions of a rule that are evaluated for one event, so that together they take no more than
 * one rule may. For use by one thread.
 */
public final class Steps {
    private long used;

    /** How many were taken. */
    public long used() {
        return used;
    }

    /** Begins anew. */
    public void reset() {
        used = 0;
    }

    void take(long steps) {
        used += steps;
    }
}
