package dev.weir.rules.rule;

import dev.weir.rules.expression.Expression;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long the action of a rule waits after the rule's condition held.
 *
 * @param afterMillis the shortest wait, in milliseconds of event time
 * @param interval a further wait, of type string, such as 30d; an action whose interval is none does not go out
 * @param window the part of a day in which it goes out
 * @param zone of the days, of type string; empty for UTC
 * @param expiresMillis the longest wait; an action that would have to wait longer does not go out
 * @param recheck whether the condition has to hold again when the action is due
 */
public record Later(
        long afterMillis,
        Optional<Expression> interval,
        DayWindow window,
        Optional<Expression> zone,
        long expiresMillis,
        boolean recheck) {
    /** Nothing waits. */
    public static final Later NONE =
            new Later(0, Optional.empty(), DayWindow.ALWAYS, Optional.empty(), Long.MAX_VALUE, false);

    /** The largest number of actions that wait for one subject, of all rules together. */
    public static final int MOST_WAITING = 32;

    /** The longest interval that an expression may give, whatever the limits of the job: 400 days. */
    public static final long MOST_INTERVAL_MILLIS = 400L * 24 * 60 * 60 * 1000;

    private static final long WAITING_BYTES = 512;

    /** Returns whether the rule's action goes out at once. */
    public boolean isNone() {
        return afterMillis == 0 && interval.isEmpty() && window.equals(DayWindow.ALWAYS);
    }

    /**
     * Returns when an action is due, in epoch milliseconds; the end of all time if that lies beyond.
     *
     * @param intervalMillis what the interval is for it
     */
    public long dueMillis(long atMillis, long intervalMillis, ZoneId place) {
        long waitMillis = afterMillis + intervalMillis;
        return atMillis > Long.MAX_VALUE - waitMillis ? Long.MAX_VALUE : window.firstAt(atMillis + waitMillis, place);
    }

    boolean seesLines() {
        return zone.filter(Expression::seesLines).isPresent()
                || interval.filter(Expression::seesLines).isPresent();
    }

    /** Returns the bytes of state for one subject, at most, if events and reasons are of the usual size. */
    long stateBytes() {
        return isNone() ? 0 : MOST_WAITING * WAITING_BYTES;
    }
}
