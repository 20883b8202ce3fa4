package dev.weir.features.series;

import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.Sketch;

/** Entries of a span of time of which only a sketch is kept. */
final class Pane {
    private final Sketch sketch;
    private long firstMillis;
    private long lastMillis;

    private Pane(long firstMillis, long lastMillis, Sketch sketch) {
        this.firstMillis = firstMillis;
        this.lastMillis = lastMillis;
        this.sketch = sketch;
    }

    /** Creates a pane from the oldest entries. */
    static Pane of(Entries entries, int count) {
        Sketch sketch = new Sketch();
        for (int i = 0; i < count; i++) {
            sketch.add(entries.numbers().get(i));
        }
        return new Pane(entries.firstMillis(), entries.millis(count - 1), sketch);
    }

    long firstMillis() {
        return firstMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    long count() {
        return sketch.count();
    }

    Sketch sketch() {
        return sketch;
    }

    /** Returns whether it counts for a window, which it does as a whole if its middle is inside. */
    boolean isInside(long startMillis, long endMillis) {
        long middle = firstMillis + (lastMillis - firstMillis) / 2;
        return middle > startMillis && middle <= endMillis;
    }

    /** Adds a late number. */
    void add(long millis, double number) {
        firstMillis = Math.min(firstMillis, millis);
        lastMillis = Math.max(lastMillis, millis);
        sketch.add(number);
    }

    /** Merges the next pane into this one. */
    void absorb(Pane next) {
        lastMillis = next.lastMillis;
        sketch.add(next.sketch);
    }

    void write(long latestMillis, PackedWriter out) {
        out.signed(latestMillis - lastMillis);
        out.unsigned(lastMillis - firstMillis);
        sketch.write(out);
    }

    static Pane read(long latestMillis, PackedReader in) {
        long lastMillis = latestMillis - in.signed();
        long firstMillis = lastMillis - in.unsigned();
        return new Pane(firstMillis, lastMillis, Sketch.read(in));
    }
}
