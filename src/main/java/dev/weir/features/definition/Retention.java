package dev.weir.features.definition;

/**
 * How long the entries of a series are of use to the features that share it.
 *
 * @param windowMillis the longest window, over 0
 * @param latestOnly whether every feature asks only for the latest event ({@link AggregateFunction#isOfLatest}), so that
 *     one entry stands for all that lie before it
 */
public record Retention(long windowMillis, boolean latestOnly, SeriesLimits limits) {

    /** Checks that there is a window. */
    public Retention {
        if (windowMillis <= 0) {
            throw new IllegalArgumentException("a window is longer than nothing");
        }
    }

    /** What these features, which share one series, need together. */
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
     * Exclusive start, in epoch milliseconds, of every window that ends at {@code latestMillis}: no window looks at an
     * entry of this time or an earlier one.
     */
    public long windowStartMillis(long latestMillis) {
        return minus(latestMillis, windowMillis);
    }

    /** The time, in epoch milliseconds, at and before which no entry is needed any more. */
    public long horizonMillis(long latestMillis) {
        return minus(windowStartMillis(latestMillis), limits.lateMillis());
    }

    /** {@code millis - lengthMillis}, or the least long. */
    public static long minus(long millis, long lengthMillis) {
        return millis < Long.MIN_VALUE + lengthMillis ? Long.MIN_VALUE : millis - lengthMillis;
    }
}
