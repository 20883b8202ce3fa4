package dev.weir.features.definition;

import dev.weir.features.function.SeriesWindow;
import java.util.Collection;
import java.util.Comparator;

/**
 * How long the features that share a series need its entries.
 *
 * @param window the longest window of the features that need all entries in it; if there are none, of all
 * @param latestOnly whether every feature only needs the latest event ({@link FeatureDefinition#isOfLatest}), so that
 *     one entry replaces all before it
 * @param latestWithinMillis the longest window of those that only need the latest event beside others that need all; 0
 *     for none
 */
public record Retention(TimeWindow window, boolean latestOnly, SeriesLimits limits, long latestWithinMillis) {

    /**
     * Returns what these features, which share one series, need together.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Retention of(Collection<FeatureDefinition> features, SeriesLimits limits) {
        boolean latestOnly = features.stream().allMatch(FeatureDefinition::isOfLatest);
        TimeWindow longest = features.stream()
                .filter(feature -> latestOnly || !feature.isOfLatest())
                .map(FeatureDefinition::window)
                .max(Comparator.comparingLong(TimeWindow::longestMillis))
                .orElseThrow(() -> new IllegalArgumentException("a series is kept for at least one feature"));
        long latestWithinMillis = features.stream()
                .filter(feature -> !latestOnly && feature.isOfLatest())
                .mapToLong(FeatureDefinition::windowMillis)
                .max()
                .orElse(0);
        boolean newestOnly = features.stream().allMatch(FeatureDefinition::isOfNewest);
        return new Retention(longest, latestOnly, newestOnly ? newest(limits) : limits, latestWithinMillis);
    }

    /** Entries go by whole segments: with two to spare, the newest and those for late events are always there. */
    private static SeriesLimits newest(SeriesLimits limits) {
        long most = SeriesWindow.NEWEST + (long) limits.lateEntries() + 2L * limits.segmentEntries();
        return new SeriesLimits(
                limits.segmentEntries(),
                limits.lateMillis(),
                limits.lateEntries(),
                (int) Math.min(most, limits.maxEntries()),
                limits.coarseSegments(),
                limits.distinctEntries());
    }

    /** Returns whether the latest event that is not late has to be kept beyond the window. */
    public boolean keepsLatest() {
        return latestWithinMillis > window.longestMillis();
    }

    /** Returns the time, in epoch milliseconds, at and before which an event changes nothing. */
    public long tooLateMillis(long latestMillis) {
        long longestMillis = Math.max(window.longestMillis(), latestWithinMillis);
        return minus(minus(latestMillis, longestMillis), limits.lateMillis());
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
