package dev.weir.operators;

/**
 * Expects the next snapshot as long after the last one as that came after the one before. What it expects only says
 * when it is best to work ahead, so an irregular snapshot, such as a savepoint, makes two of them cost more and nothing
 * else. For use by the operator's thread.
 */
public final class SnapshotRhythm {
    /** How long a snapshot that is overdue is still expected, in milliseconds. */
    public static final int PATIENCE_MILLIS = 1_000;

    /** What {@link #millisUntilNext} says if no snapshot is expected. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    private static final long NONE = -1;

    private long lastMillis = NONE;
    private long distanceMillis = NONE;

    /** Notes that a snapshot is made at this time. */
    public void snapshot(long nowMillis) {
        distanceMillis = lastMillis == NONE ? NONE : nowMillis - lastMillis;
        lastMillis = nowMillis;
    }

    /** Returns how long it is until the next snapshot, 0 if it is due, or {@link #UNKNOWN}. */
    public long millisUntilNext(long nowMillis) {
        if (distanceMillis <= 0) {
            return UNKNOWN;
        }
        long left = lastMillis + distanceMillis - nowMillis;
        return left < -PATIENCE_MILLIS ? UNKNOWN : Math.max(0, left);
    }
}
