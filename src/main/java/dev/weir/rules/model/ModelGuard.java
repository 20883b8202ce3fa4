package dev.weir.rules.model;

/**
 * When the job itself switches a model off: within the time, too many of the events that it was asked about found it
 * failing, or it took too long on average. A score that is absent since inputs are is no failure.
 *
 * @param maxFailed the share of the events that it may fail for, above 0 and at most 1
 * @param slowerMillis how long it may take for an event, on average, in milliseconds, from 1
 * @param overMillis the length of time that is considered, in milliseconds, from 1 second to a day
 */
public record ModelGuard(double maxFailed, long slowerMillis, long overMillis) {
    /** That of a model which says nothing about it: half of the events, 50 ms, within a minute. */
    public static final ModelGuard DEFAULT = new ModelGuard(0.5, 50, 60_000);
}
