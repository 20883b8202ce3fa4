package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.SeriesLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The sealed past of a series: parts in the order of time, coarse ones first, none overlapping another by more than one
 * timestamp. At most one part has a given time strictly inside, so a window loads at most two.
 */
final class Parts {
    /** An immutable empty list until something is sealed, which most series never do. */
    private List<Part> parts = List.of();

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int size() {
        return parts.size();
    }

    Part get(int index) {
        return parts.get(index);
    }

    /** Stores entries that are later than all those here as a new part. */
    void seal(Entries entries, SegmentStore store) {
        append(kept(entries, store));
    }

    private void append(Part part) {
        if (parts.isEmpty()) {
            parts = new ArrayList<>();
        }
        parts.add(part);
    }

    private static Part kept(Entries entries, SegmentStore store) {
        long id = store.newId();
        store.put(id, new Segment(entries));
        return Part.of(id, entries);
    }

    /** Inserts a late event; a segment that has grown to twice its size is split. */
    void insert(SeriesKind kind, long millis, Value value, int segmentEntries, SegmentStore store) {
        int index = Math.max(0, lastFrom(millis));
        Part part = parts.get(index);
        if (part.isCoarse() && millis > part.lastMillis()) {
            index++; // there is one, since the last part ends no earlier than a late event
            part = parts.get(index);
        }
        if (part.isCoarse()) {
            part.absorb(kind, millis, value);
            return;
        }
        Entries old = store.load(part.id()).entries();
        Entries entries = old.copy(0, old.size());
        entries.insert(millis, value);
        if (entries.size() > 2 * segmentEntries) {
            Entries later = entries.copy(entries.size() / 2, entries.size());
            parts.add(index + 1, kept(later, store));
            entries = entries.copy(0, entries.size() / 2);
        }
        store.put(part.id(), new Segment(entries));
        parts.set(index, Part.of(part.id(), entries));
    }

    /** Returns the index of the last part that begins no later than this, -1 if there is none. */
    int lastFrom(long millis) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).firstMillis() <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Returns the index of the first part that ends later than this, {@link #size} if there is none. */
    int firstBeyond(long millis) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).lastMillis() <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns how many of the oldest parts have no entries any more. */
    int coarse() {
        int coarse = parts.size(); // the others are few
        while (coarse > 0 && !parts.get(coarse - 1).isCoarse()) {
            coarse--;
        }
        return coarse;
    }

    /** Returns whether an event belongs among the parts, and not behind them. */
    boolean reach(long millis) {
        return !parts.isEmpty() && millis <= parts.get(parts.size() - 1).lastMillis();
    }

    /** Adds a coarse part where there are as many before it. */
    void insertCoarse(int index, Part part) {
        append(part);
        parts.add(index, parts.remove(parts.size() - 1));
    }

    /** Removes a part that has its entries, and returns them. */
    Entries takeOut(int index, SegmentStore store) {
        long id = parts.remove(index).id();
        Entries entries = store.load(id).entries();
        store.remove(id);
        return entries;
    }

    /** Forgets the oldest part. */
    void dropFirst(SegmentStore store) {
        Part part = parts.remove(0);
        if (!part.isCoarse()) {
            store.remove(part.id());
        }
    }

    /**
     * Limits the entries, including a full head: the oldest segments become coarse, or are dropped for kinds without a
     * summary.
     */
    void cap(SeriesKind kind, SeriesLimits limits, SegmentStore store) {
        long kept = limits.segmentEntries();
        int coarse = 0;
        for (int i = 0; i < parts.size(); i++) {
            kept += parts.get(i).isCoarse() ? 0 : parts.get(i).count();
            coarse += parts.get(i).isCoarse() ? 1 : 0;
        }
        while (kept > limits.maxEntries()) { // the head alone never has that many, so there is another segment
            Part part = parts.get(coarse);
            kept -= part.count();
            store.remove(part.id());
            if (kind == SeriesKind.VALUES) {
                parts.remove(coarse);
            } else {
                part.coarsen();
                coarse++;
            }
        }
        while (coarse > limits.coarseSegments()) {
            mergeSmallestPair(coarse);
            coarse--;
        }
    }

    /**
     * Merges the two neighbours with the fewest entries. If C + 1 parts have n entries, their pairs of neighbours have
     * fewer than 2n together, so that no merged part ever has more than 2n / C.
     */
    private void mergeSmallestPair(int coarse) {
        int smallest = 0;
        for (int i = 1; i + 1 < coarse; i++) {
            if (pairCount(i) < pairCount(smallest)) {
                smallest = i;
            }
        }
        parts.get(smallest).absorb(parts.remove(smallest + 1));
    }

    private long pairCount(int index) {
        return parts.get(index).count() + parts.get(index + 1).count();
    }

    void write(SeriesKind kind, PackedWriter out) {
        out.unsigned(parts.size());
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).write(kind, before, out);
            before = parts.get(i).lastMillis();
        }
    }

    static Parts read(SeriesKind kind, PackedReader in) {
        Parts parts = new Parts();
        long before = 0;
        for (long left = in.unsigned(); left > 0; left--) {
            Part part = Part.read(kind, before, in);
            parts.append(part);
            before = part.lastMillis();
        }
        return parts;
    }
}
