package dev.weir.features.definition;

/**
 * How long the features that share a series need its entries.
 *
 * @param windowMillis the longest window, above 0
 * @param latestOnly whether every feature only needs the latest event ({@link AggregateFunction#isOfLatest}), so that
 *     one entry replaces all before it
 */
public record Retention(long windowMillis, boolean latestOnly, SeriesLimits limits) {

    /** Checks that there is a window. */
    public Retention {
        if (windowMillis <= 0) {
            throw new IllegalArgumentException("a window is longer than nothing");
        }
    }

    /** Returns what these features, which share one series, need together. */
    public static Retention of(Iterable<FeatureDefinition> features, SeriesLimits limits) {
        long windowMillis = 0;
        boolean latestOnly = true;
        for (FeatureDefinition feature : features) {
            windowMillis = Math.max(windowMillis, feature.windowMillis());
            latestOnly &= feature.function().isOfLatest();
        }
        return new Retention(windowMillis, latestOnly, limits);
    }

    /**
     * Returns the exclusive start, in epoch milliseconds, of every window that ends at {@code latestMillis}: no window
     * contains an entry with this time or an earlier one.
     */
    public long windowStartMillis(long latestMillis) {
        return minus(latestMillis, windowMillis);
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
