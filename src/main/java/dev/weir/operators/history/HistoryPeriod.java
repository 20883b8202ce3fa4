package dev.weir.operators.history;

import java.io.Serializable;

/**
 * Which part of a history is decided about, and not only played to fill windows: what a job would decide while its clock
 * shows a time in it.
 *
 * @param fromMillis the first moment; {@code Long.MIN_VALUE} for all from the beginning
 * @param toMillis the first moment behind it, up to which time goes on behind the last event, so that absences fall due;
 *     {@code Long.MAX_VALUE} for no longer than there are events
 * @param lookbackMillis how far rules look back, 0 or more; time goes on no further, for nothing may be missed after that
 */
public record HistoryPeriod(long fromMillis, long toMillis, long lookbackMillis) implements Serializable {
    /** All of a history. */
    public static final HistoryPeriod ALL = new HistoryPeriod(Long.MIN_VALUE, Long.MAX_VALUE, 0);

    /** Returns whether it has a beginning. */
    boolean begins() {
        return fromMillis > Long.MIN_VALUE;
    }

    /** Returns how far event time is just before it begins. */
    long beginMillis(long latenessMillis) {
        return fromMillis - 1 - latenessMillis;
    }

    /** Returns how far event time goes at its end, after a last event of this time. */
    long endMillis(long lastMillis, long latenessMillis) {
        if (toMillis == Long.MAX_VALUE) {
            return lastMillis;
        }
        return Math.min(toMillis - 1 - latenessMillis, Math.min(lastMillis + lookbackMillis, OrderStamp.MOST_MILLIS));
    }
}
