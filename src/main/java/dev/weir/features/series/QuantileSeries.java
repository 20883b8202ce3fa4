package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.Selection;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.column.Sketch;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.SeriesWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of numbers for quantiles within one window.
 *
 * <p>Up to {@link SeriesLimits#distinctEntries} every number is kept with its time, and answers are exact. Beyond that
 * the tail for late events is dropped, and then the older half goes into a <b>pane</b>: a span of time with a {@link
 * Sketch} of its numbers. If there are more than {@value #PANES} panes the two neighbours with the fewest numbers are
 * merged. A window includes a pane as a whole if the pane's middle is inside, so that in addition to the error of the
 * sketch an answer lacks or exceeds at most half a pane at its beginning. A late event is added to the pane of its
 * time.
 *
 * <p>Memory: 3 to 19 bytes per number up to the bound, and at most 5 kB per pane. For the window that was asked for last, up
 * to 15 kB besides, which are not stored. The cost of an answer is linear in the numbers of the window.
 */
public final class QuantileSeries extends Series {
    private static final int PANES = 16;
    private static final double ALL = 100;
    private static final double HALF = 50;

    private final long windowMillis;
    private final Entries entries;
    private final List<Pane> panes = new ArrayList<>();
    private long latestMillis;
    /** Of several panes: an answer is asked for at every event, and they seldom change. */
    private @Nullable Merged merged;

    /** The numbers of the panes from one to before another. */
    private record Merged(int from, int to, Sketch sketch) {}

    QuantileSeries(long windowMillis) {
        this(windowMillis, new Entries(SeriesKind.NUMBERS), NEVER);
    }

    private QuantileSeries(long windowMillis, Entries entries, long latestMillis) {
        this.windowMillis = windowMillis;
        this.entries = entries;
        this.latestMillis = latestMillis;
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.QUANTILES;
    }

    @Override
    public boolean isEmpty() {
        return entries.size() == 0 && panes.isEmpty();
    }

    @Override
    public long latestMillis() {
        return latestMillis;
    }

    @Override
    public boolean reaches(long timestampMillis) {
        return panes.isEmpty()
                ? entries.countUpTo(timestampMillis) > 0
                : panes.get(0).firstMillis() <= timestampMillis;
    }

    @Override
    public boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store) {
        if (!entries.takes(value) || isTooLate(timestampMillis, retention)) {
            return false;
        }
        latestMillis = Math.max(latestMillis, timestampMillis);
        if (panes.isEmpty() || timestampMillis > panes.get(panes.size() - 1).lastMillis()) {
            entries.insert(timestampMillis, value);
        } else {
            paneOf(timestampMillis).add(timestampMillis, numberOf(value));
            merged = null;
        }
        prune(retention);
        return true;
    }

    private boolean isTooLate(long timestampMillis, Retention retention) {
        return latestMillis != NEVER && timestampMillis <= retention.horizonMillis(latestMillis);
    }

    private Pane paneOf(long millis) {
        int index = 0;
        while (panes.get(index).lastMillis() < millis) {
            index++;
        }
        return panes.get(index);
    }

    private static double numberOf(Value value) {
        Entries one = new Entries(SeriesKind.NUMBERS);
        one.insert(0, value);
        return one.numbers().get(0);
    }

    private void prune(Retention retention) {
        SeriesLimits limits = retention.limits();
        long horizonMillis = retention.horizonMillis(latestMillis);
        if (panes.removeIf(pane -> pane.lastMillis() <= horizonMillis)) {
            merged = null;
        }
        entries.dropFirst(entries.countUpTo(horizonMillis));
        int tail = entries.countUpTo(retention.windowStartMillis(latestMillis));
        entries.dropFirst(Math.max(0, tail - limits.lateEntries()));
        if (entries.size() > limits.distinctEntries()) {
            entries.dropFirst((Math.min(tail, limits.lateEntries()) + 1) / 2);
        }
        if (entries.size() > limits.distinctEntries()) {
            int sealed = entries.size() / 2;
            panes.add(Pane.of(entries, sealed));
            entries.dropFirst(sealed);
            merge();
            merged = null;
        }
    }

    private void merge() {
        if (panes.size() <= PANES) {
            return;
        }
        int smallest = 0;
        for (int i = 1; i + 1 < panes.size(); i++) {
            smallest = together(i) < together(smallest) ? i : smallest;
        }
        panes.get(smallest).absorb(panes.remove(smallest + 1));
    }

    private long together(int index) {
        return panes.get(index).count() + panes.get(index + 1).count();
    }

    @Override
    public void clear(SegmentStore store) {
        panes.clear();
        merged = null;
        entries.dropFirst(entries.size());
    }

    @Override
    SeriesWindow window(TimeWindow window, long atMillis, SegmentStore store) {
        if (window.unshifted().longestMillis() != windowMillis) {
            throw new IllegalArgumentException("a series of quantiles over " + windowMillis
                    + " ms does not answer one over " + window.longestMillis() + " ms");
        }
        return new QuantileWindow(window.startMillis(atMillis), window.endMillis(atMillis), this);
    }

    private record QuantileWindow(long startMillis, long endMillis, QuantileSeries series) implements SeriesWindow {
        @Override
        public Value median() {
            double[] numbers = series.numbers(startMillis, endMillis);
            int half = numbers.length / 2;
            if (half == 0 || numbers.length % 2 != 0 || series.isSketched(startMillis, endMillis)) {
                return series.percentile(HALF, numbers, this);
            }
            double above = Selection.select(numbers, half);
            return mean(Selection.greatest(numbers, half), above);
        }

        @Override
        public Value percentile(double rank) {
            return series.percentile(rank, series.numbers(startMillis, endMillis), this);
        }
    }

    private static Value mean(double a, double b) {
        Entries two = new Entries(SeriesKind.NUMBERS);
        two.insert(0, new Value.Real(a));
        two.insert(0, new Value.Real(b));
        DecimalSum sum = new DecimalSum();
        two.numbers().addTo(sum, 0, 2);
        return new Value.Real(sum.over(2));
    }

    private Value percentile(double rank, double[] numbers, QuantileWindow window) {
        if (isSketched(window.startMillis(), window.endMillis())) {
            return new Value.Real(sketch(window).quantile(rank / ALL, numbers));
        }
        return numbers.length == 0
                ? Value.absent()
                : new Value.Real(Selection.select(numbers, (int) Math.ceil(rank * numbers.length / ALL) - 1));
    }

    @Override
    public Value entries(TimeWindow window, long atMillis) {
        long startMillis = window.startMillis(atMillis);
        long endMillis = window.endMillis(atMillis);
        long count = Math.max(0, entries.countUpTo(endMillis) - entries.countUpTo(startMillis));
        for (Pane pane : panes) {
            count += pane.isInside(startMillis, endMillis) ? pane.count() : 0;
        }
        return new Value.Int(count);
    }

    private boolean isSketched(long startMillis, long endMillis) {
        for (int i = 0; i < panes.size(); i++) {
            if (panes.get(i).isInside(startMillis, endMillis)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the panes of a window together; there must be one. They follow each other. */
    private Sketch sketch(QuantileWindow window) {
        int from = 0;
        while (!panes.get(from).isInside(window.startMillis(), window.endMillis())) {
            from++;
        }
        int to = from + 1;
        while (to < panes.size() && panes.get(to).isInside(window.startMillis(), window.endMillis())) {
            to++;
        }
        if (to - from == 1) {
            return panes.get(from).sketch();
        }
        Merged known = merged;
        if (known == null || known.from() != from || known.to() != to) {
            Sketch all = new Sketch();
            panes.subList(from, to).forEach(pane -> all.add(pane.sketch()));
            known = new Merged(from, to, all);
            merged = known;
        }
        return known.sketch();
    }

    /** Returns the numbers of a window that are still stored individually, in the order of their times. */
    private double[] numbers(long startMillis, long endMillis) {
        int from = entries.countUpTo(startMillis);
        double[] numbers = new double[Math.max(0, entries.countUpTo(endMillis) - from)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = entries.numbers().get(from + i);
        }
        return numbers;
    }

    void write(PackedWriter out) {
        out.unsigned(windowMillis);
        out.signed(latestMillis);
        entries.write(out);
        out.unsigned(panes.size());
        panes.forEach(pane -> pane.write(latestMillis, out));
    }

    static QuantileSeries read(PackedReader in) {
        long windowMillis = in.unsigned();
        long latestMillis = in.signed();
        QuantileSeries series = new QuantileSeries(windowMillis, Entries.read(SeriesKind.NUMBERS, in), latestMillis);
        long panes = in.unsigned();
        for (long i = 0; i < panes; i++) {
            series.panes.add(Pane.read(latestMillis, in));
        }
        return series;
    }
}
