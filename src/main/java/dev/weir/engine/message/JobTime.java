package dev.weir.engine.message;

/**
 * A point in time of the job.
 *
 * @param nowMillis wall clock
 * @param watermarkMillis event time; {@code Long.MIN_VALUE} before any, {@code Long.MAX_VALUE} once all input has ended
 */
public record JobTime(long nowMillis, long watermarkMillis) {
    private static final long BEFORE_ALL_MILLIS = Long.MIN_VALUE / 2;

    /** Returns a time before every event, with a watermark that stays this far behind the clock. */
    public static JobTime beforeAll(long latenessMillis) {
        return new JobTime(BEFORE_ALL_MILLIS, BEFORE_ALL_MILLIS - latenessMillis);
    }
}
