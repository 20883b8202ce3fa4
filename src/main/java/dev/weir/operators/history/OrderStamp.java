package dev.weir.operators.history;

/**
 * Where something stands in the one order in which a history is decided: a number that grows from message to message.
 * Flink carries it as the timestamp of a record and as the watermark behind it.
 *
 * <p>Its upper bits are the event time that the history has reached, in milliseconds, and its lower ones count what
 * happened since that time was reached; 0 stands for what is due at that time. If there are more than {@value #ROOM}
 * within a millisecond, the later ones count to the next.
 */
public final class OrderStamp {
    private static final int BITS = 21;

    /** How many stamps there are in a millisecond. */
    static final int ROOM = 1 << BITS;

    /** The first time that a stamp can hold, in the year 1830. */
    public static final long LEAST_MILLIS = Long.MIN_VALUE >> BITS;

    /** The last time that a stamp can hold, in the year 2109. */
    public static final long MOST_MILLIS = (Long.MAX_VALUE >> BITS) - 1;

    private OrderStamp() {}

    /** Returns the stamp of what is due at a time; the closest one if no stamp can hold it. */
    static long due(long millis) {
        return Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, millis)) << BITS;
    }

    /** Returns the time that had been reached. */
    static long millis(long stamp) {
        return stamp >> BITS;
    }

    /** Returns whether it is of something that was due at its time. */
    static boolean isDue(long stamp) {
        return (stamp & ROOM - 1) == 0;
    }
}
