package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.HashEntries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.column.ValueHash;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.SeriesWindow;

/**
 * The distinct values seen within one window of at most W milliseconds.
 *
 * <p><b>Thinning.</b> An entry at time t makes its value count for the windows that end in [t, t + W), and for no
 * others. So only the union of these intervals over a value's entries matters, and a change that does not affect the
 * union changes no answer, now or after any further arrival. The interval of an entry between two others of the same
 * value, p &lt; t &lt; n, lies within the union of theirs, [p, p + W) and [n, n + W), if and only if these two leave no
 * gap: n - p &lt;= W. Such an entry is dropped, and so is one with the same value and time as another. The rest has no
 * three entries of a value within W, whatever the order of arrival: at most two for each value in a window.
 *
 * <p>Windows of the calendar do not slide: those of one day begin together, so only the first entry of a value in a day
 * matters, and one is kept for each day.
 *
 * <p><b>Sampling.</b> Beyond {@link SeriesLimits#distinctEntries} the tail for late events is dropped, its older half
 * at a time, and then only values are kept whose hash begins with j zero bits, where j grows by one whenever there are
 * too many entries again; a window with k of them has about k * 2<sup>j</sup>. Adaptive sampling (Wegman; analysed by
 * Flajolet, "On adaptive sampling", 1990), with a standard error of 1.2 / &radic;(values kept): by default, with two
 * entries a value, 2.7 % when the entries are half of what may be. Which values are kept depends only on their hashes:
 * windows slide and late events are handled as without sampling. When three quarters of the room are free, values are
 * accepted at a lower j again; until the window has passed that moment the higher j applies, and then the answer is as
 * good as if there had never been more, exact at j = 0.
 *
 * <p>Entries are ordered by hash, as unsigned numbers, then by time: those of one value are adjacent, and those of a
 * sample come first. Adding and reading pass over all entries: some microseconds at the bound. Memory: 8 bytes per
 * value and 2 to 9 per entry, by default at most 50 kB.
 */
public final class DistinctSeries extends Series {
    private final long windowMillis;
    private final HashEntries entries;
    private long latestMillis;
    private int depth;
    private int sparseDepth;
    private long sparseUntilMillis;

    DistinctSeries(long windowMillis) {
        this(windowMillis, new HashEntries(), NEVER);
    }

    private DistinctSeries(long windowMillis, HashEntries entries, long latestMillis) {
        this.windowMillis = windowMillis;
        this.entries = entries;
        this.latestMillis = latestMillis;
        this.sparseUntilMillis = NEVER;
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.DISTINCT;
    }

    @Override
    public boolean isEmpty() {
        return entries.size() == 0;
    }

    @Override
    public long latestMillis() {
        return latestMillis;
    }

    @Override
    public boolean reaches(long timestampMillis) {
        return entries.countUpTo(timestampMillis) > 0;
    }

    @Override
    public boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store) {
        if (!isCounted(value) || isTooLate(timestampMillis, retention)) {
            return false;
        }
        long hash = ValueHash.of(value);
        boolean changed = timestampMillis > latestMillis;
        latestMillis = Math.max(latestMillis, timestampMillis);
        if (HashEntries.isSampled(hash, depth)) {
            changed |= insert(hash, timestampMillis, retention.window().unshifted());
        }
        return prune(retention) || changed;
    }

    private boolean insert(long hash, long millis, TimeWindow window) {
        return window instanceof TimeWindow.Calendar calendar
                ? entries.insertFirst(hash, millis, calendar::startMillis)
                : entries.insert(hash, millis, windowMillis);
    }

    private static boolean isCounted(Value value) {
        return value instanceof Value.Real real ? !Double.isNaN(real.value()) : value.isPresent();
    }

    private boolean isTooLate(long timestampMillis, Retention retention) {
        return latestMillis != NEVER && timestampMillis <= retention.horizonMillis(latestMillis);
    }

    /** Drops entries that no event after the latest can need, with an allowance for late events. */
    private boolean prune(Retention retention) {
        SeriesLimits limits = retention.limits();
        int before = entries.size();
        entries.dropUpTo(retention.horizonMillis(latestMillis));
        int tail = entries.countUpTo(retention.windowStartMillis(latestMillis));
        if (tail > limits.lateEntries() || (tail > 0 && entries.size() > limits.distinctEntries())) {
            entries.dropOldest(tail, Math.min(tail / 2, limits.lateEntries()));
        }
        int depthBefore = depth;
        sample(limits.distinctEntries(), retention.horizonMillis(latestMillis));
        return before != entries.size() || depthBefore != depth;
    }

    private void sample(int limit, long horizonMillis) {
        while (entries.size() > limit) {
            depth++;
            entries.dropBeyond(depth);
        }
        if (depth >= sparseDepth || sparseUntilMillis <= horizonMillis) {
            sparseDepth = depth;
        }
        if (depth == sparseDepth) {
            sparseUntilMillis = latestMillis;
            while (depth > 0 && (long) entries.size() << (sparseDepth - depth + 1) <= limit / 2) {
                depth--;
            }
        }
    }

    @Override
    public void clear(SegmentStore store) {
        entries.dropUpTo(Long.MAX_VALUE);
    }

    @Override
    SeriesWindow window(TimeWindow window, long atMillis, SegmentStore store) {
        if (window.unshifted().longestMillis() != windowMillis) {
            throw new IllegalArgumentException("a series of distinct values over " + windowMillis
                    + " ms does not answer one over " + window.longestMillis() + " ms");
        }
        return new DistinctWindow(window.startMillis(atMillis), window.endMillis(atMillis), this);
    }

    private record DistinctWindow(long startMillis, long endMillis, DistinctSeries series) implements SeriesWindow {
        @Override
        public Value distinct() {
            return series.count(startMillis, endMillis);
        }
    }

    @Override
    public Value entries(TimeWindow window, long atMillis) {
        return new Value.Int(
                entries.countUpTo(window.endMillis(atMillis)) - entries.countUpTo(window.startMillis(atMillis)));
    }

    private Value count(long startMillis, long endMillis) {
        int sampled = startMillis < sparseUntilMillis ? sparseDepth : depth;
        return new Value.Int((long) entries.countValues(sampled, startMillis, endMillis) << sampled);
    }

    void write(PackedWriter out) {
        out.unsigned(windowMillis);
        out.signed(latestMillis);
        out.one(depth);
        out.one(sparseDepth);
        if (depth != sparseDepth) {
            out.signed(sparseUntilMillis);
        }
        entries.write(latestMillis, out);
    }

    static DistinctSeries read(PackedReader in) {
        long windowMillis = in.unsigned();
        long latestMillis = in.signed();
        int depth = in.one();
        int sparseDepth = in.one();
        long sparseUntilMillis = depth == sparseDepth ? NEVER : in.signed();
        DistinctSeries series = new DistinctSeries(windowMillis, HashEntries.read(latestMillis, in), latestMillis);
        series.depth = depth;
        series.sparseDepth = sparseDepth;
        series.sparseUntilMillis = sparseUntilMillis;
        return series;
    }
}
