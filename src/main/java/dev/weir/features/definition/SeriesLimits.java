package dev.weir.features.definition;

import java.io.Serializable;

/**
 * Limits on the size of a series of one key.
 *
 * @param segmentEntries entries of the head above which its oldest part is sealed into a segment, at least 4
 * @param lateMillis how far behind the latest event an event may be and still see its complete window, at least 0
 * @param lateEntries how many entries older than every window are kept for such events, at least 0
 * @param maxEntries entries above which the oldest segment keeps only its summary, at least {@code 2 * segmentEntries}
 * @param coarseSegments summaries without entries above which neighbours are merged, at least 2
 * @param distinctEntries entries above which a series of distinct values samples, and one of quantiles sketches, at
 *     least 16
 */
public record SeriesLimits(
        int segmentEntries, long lateMillis, int lateEntries, int maxEntries, int coarseSegments, int distinctEntries)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The default: 1,024 entries in the head, a tail of a day and 1,000 entries, a million entries, 1,024 summaries,
     * 4,096 hashes.
     */
    public static final SeriesLimits DEFAULT = new SeriesLimits(1_024, 86_400_000, 1_000, 1_000_000, 1_024, 4_096);

    /** Checks the bounds above. */
    public SeriesLimits {
        atLeast("segmentEntries", segmentEntries, 4);
        atLeast("lateMillis", lateMillis, 0);
        atLeast("lateEntries", lateEntries, 0);
        atLeast("maxEntries", maxEntries, 2L * segmentEntries);
        atLeast("coarseSegments", coarseSegments, 2);
        atLeast("distinctEntries", distinctEntries, 16);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; write at least " + least);
        }
    }
}
