package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Entries;
import dev.weir.features.column.Numbers;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.column.VarianceSummary;
import dev.weir.features.function.RunSummary;

/**
 * What a series knows of a segment without loading it: its bounds, its count and, for numbers, their summary. A coarse
 * part is a summary whose entries were dropped.
 */
final class Part implements RunSummary {
    private static final int COARSE = 1;

    private final long id;
    private long firstMillis;
    private long lastMillis;
    private long count;
    private boolean coarse;
    private DecimalSum sum = new DecimalSum();
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private VarianceSummary spread = new VarianceSummary();

    private Part(long id) {
        this.id = id;
    }

    /** Creates the part for a segment with these entries, at least one. */
    static Part of(long id, Entries entries) {
        Part part = new Part(id);
        part.firstMillis = entries.firstMillis();
        part.lastMillis = entries.lastMillis();
        part.count = entries.size();
        if (entries.kind() == SeriesKind.NUMBERS) {
            part.summarise(entries.numbers(), entries.size());
        }
        return part;
    }

    /** Creates a coarse part of these entries, at least one, which were never stored. */
    static Part ofSum(Entries entries) {
        Part part = of(0, entries);
        part.coarsen();
        return part;
    }

    private void summarise(Numbers numbers, int size) {
        numbers.addTo(sum, 0, size);
        spread.add(numbers, 0, size);
        for (int i = 0; i < size; i++) {
            min = Math.min(min, numbers.get(i));
            max = Math.max(max, numbers.get(i));
        }
    }

    long id() {
        return id;
    }

    long firstMillis() {
        return firstMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    @Override
    public long count() {
        return count;
    }

    boolean isCoarse() {
        return coarse;
    }

    @Override
    public DecimalSum sum() {
        return sum;
    }

    @Override
    public double min() {
        return min;
    }

    @Override
    public double max() {
        return max;
    }

    @Override
    public VarianceSummary spread() {
        return spread;
    }

    /** Drops the entries; only the summary is kept. */
    void coarsen() {
        coarse = true;
    }

    /** Merges a coarse neighbour, or a late event in a range of which only a summary is kept. */
    void absorb(Part other) {
        firstMillis = Math.min(firstMillis, other.firstMillis);
        lastMillis = Math.max(lastMillis, other.lastMillis);
        spread.add(other.spread);
        count += other.count;
        sum.add(other.sum);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Adds a single late event. */
    void absorb(SeriesKind kind, long millis, Value value) {
        Entries entry = new Entries(kind);
        entry.insert(millis, value);
        absorb(of(id, entry));
    }

    /**
     * Returns how many of the entries are in (start, end], assuming that they are evenly spread; only for a coarse
     * part.
     */
    long share(long startMillis, long endMillis) {
        long from = Math.max(startMillis, firstMillis);
        long to = Math.min(endMillis, lastMillis);
        if (to <= from) {
            return 0;
        }
        return Math.round(count * ((double) (to - from) / (lastMillis - firstMillis)));
    }

    /** Writes the part, with times as their distance from the part before. */
    void write(SeriesKind kind, long beforeMillis, PackedWriter out) {
        out.one(coarse ? COARSE : 0);
        out.signed(id);
        out.signed(firstMillis - beforeMillis);
        out.unsigned(lastMillis - firstMillis);
        out.unsigned(count);
        if (kind == SeriesKind.NUMBERS) {
            sum.write(out);
            out.eight(Double.doubleToRawLongBits(min));
            out.eight(Double.doubleToRawLongBits(max));
            spread.write(out);
        }
    }

    static Part read(SeriesKind kind, long beforeMillis, PackedReader in) {
        boolean coarse = in.one() == COARSE;
        Part part = new Part(in.signed());
        part.coarse = coarse;
        part.firstMillis = beforeMillis + in.signed();
        part.lastMillis = part.firstMillis + in.unsigned();
        part.count = in.unsigned();
        if (kind == SeriesKind.NUMBERS) {
            part.sum = DecimalSum.read(in);
            part.min = Double.longBitsToDouble(in.eight());
            part.max = Double.longBitsToDouble(in.eight());
            part.spread = VarianceSummary.read(part.count, in);
        }
        return part;
    }
}
