package dev.weir.features.definition;

import java.util.Collection;
import java.util.Comparator;

/**
 * How long the features that share a series need its entries.
 *
 * @param window the longest window
 * @param latestOnly whether every feature only needs the latest event ({@link AggregateFunction#isOfLatest}), so that
 *     one entry replaces all before it
 */
public record Retention(TimeWindow window, boolean latestOnly, SeriesLimits limits) {

    /**
     * Returns what these features, which share one series, need together.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Retention of(Collection<FeatureDefinition> features, SeriesLimits limits) {
        TimeWindow longest = features.stream()
                .map(FeatureDefinition::window)
                .max(Comparator.comparingLong(TimeWindow::longestMillis))
                .orElseThrow(() -> new IllegalArgumentException("a series is kept for at least one feature"));
        boolean latestOnly =
                features.stream().allMatch(feature -> feature.function().isOfLatest());
        return new Retention(longest, latestOnly, limits);
    }

    /**
     * Returns an exclusive start, in epoch milliseconds, of every window that ends at {@code latestMillis}: no window
     * contains an entry with this time or an earlier one.
     */
    public long windowStartMillis(long latestMillis) {
        return minus(latestMillis, window.longestMillis());
    }

    /** Returns the time, in epoch milliseconds, at and before which no entry is needed any more. */
    public long horizonMillis(long latestMillis) {
        return minus(windowStartMillis(latestMillis), limits.lateMillis());
    }

    /** Returns {@code millis - lengthMillis}, or the lowest long. */
    public static long minus(long millis, long lengthMillis) {
        return millis < Long.MIN_VALUE + lengthMillis ? Long.MIN_VALUE : millis - lengthMillis;
    }
}
