package dev.weir.rules.expression.value;

/**
 * Counts the steps of all expressions of a rule that are evaluated for one event, which share one budget. For use by
 * one thread.
 */
public final class Steps {
    private long used;

    /** Returns the number of steps taken. */
    public long used() {
        return used;
    }

    /** Resets the counter. */
    public void reset() {
        used = 0;
    }

    /** Adds steps. */
    public void take(long steps) {
        used += steps;
    }
}
