package dev.weir.engine.message;

/**
 * A point in time of the job.
 *
 * @param nowMillis wall clock
 * @param watermarkMillis event time; {@code Long.MIN_VALUE} before any, {@code Long.MAX_VALUE} once all input has ended
 */
public record JobTime(long nowMillis, long watermarkMillis) {}
