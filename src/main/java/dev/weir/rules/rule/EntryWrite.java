package dev.weir.rules.rule;

import dev.weir.rules.expression.Expression;

/**
 * The entry that a rule puts on a list when it fires.
 *
 * @param entry of type string
 * @param forMillis how long it holds from the event on, in milliseconds of event time
 */
public record EntryWrite(String list, Expression entry, long forMillis) {
    private static final int PARTS = 1_000;
    private static final long SECOND = 1_000;

    /**
     * Returns when an entry ends that an event of this time writes: up to a thousandth later than it has to, and at least
     * to the full second, so that the events of a moment write the same.
     */
    public long untilMillis(long atMillis) {
        long step = Math.max(SECOND, forMillis / PARTS);
        return Math.floorDiv(atMillis + forMillis + step - 1, step) * step;
    }
}
