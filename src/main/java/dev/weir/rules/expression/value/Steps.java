package dev.weir.rules.expression.value;

/**
 * Counts the steps of all expressions of a rule that are evaluated for one event, so that together they take no more than
 * one rule may. For use by one thread.
 */
public final class Steps {
    private long used;

    /** The number of steps taken. */
    public long used() {
        return used;
    }

    /** Begins anew. */
    public void reset() {
        used = 0;
    }

    /** Counts so many steps more. */
    public void take(long steps) {
        used += steps;
    }
}
