package dev.weir.features.column;

import dev.weir.events.Value;
import java.util.Arrays;

/**
 * A run of entries ordered by time, those with the same time in the order of their arrival. Representation: parallel
 * arrays; an entry in order is appended, one out of order shifts those after it. What is dropped leaves a gap in front, which
 * is closed when place is needed: dropping one for each that comes moves nothing.
 */
public final class Entries {
    private static final int SLACK = 4;

    private final SeriesKind kind;
    private final Column column;
    private long[] times;
    /** Where the oldest entry is among the times. */
    private int first;

    private int size;

    /** Creates an empty run of entries of a kind. */
    public Entries(SeriesKind kind) {
        this(kind, Column.of(kind), new long[0], 0);
    }

    private Entries(SeriesKind kind, Column column, long[] times, int size) {
        this.kind = kind;
        this.column = column;
        this.times = times;
        this.size = size;
    }

    /** Returns what is stored for each entry. */
    public SeriesKind kind() {
        return kind;
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    /** Returns the time of the oldest entry. */
    public long firstMillis() {
        return times[first];
    }

    /** Returns the time of the latest entry. */
    public long lastMillis() {
        return times[first + size - 1];
    }

    /** Returns the time of an entry. */
    public long millis(int index) {
        return times[first + index];
    }

    /** Returns the column of numbers; only for kinds that have one. */
    public Numbers numbers() {
        return (Numbers) column;
    }

    /** Returns the column of values; only for kinds that have one. */
    public Values values() {
        return (Values) column;
    }

    /** Returns whether a value is of the kind stored by these entries. */
    public boolean takes(Value value) {
        return column.takes(value);
    }

    /**
     * Returns the number of entries no later than this. Looks at the first entry, then back from the last one in steps that
     * double: the cost is logarithmic in the number of later entries, and the memory that is read lies together.
     */
    public int countUpTo(long millis) {
        if (size == 0 || times[first + size - 1] <= millis) {
            return size;
        }
        if (times[first] > millis) {
            return 0;
        }
        int high = first + size - 1;
        int step = 1;
        while (high - first > step && times[high - step] > millis) {
            high -= step;
            step <<= 1;
        }
        int low = Math.max(first, high - step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - first;
    }

    /** Inserts an entry after those with its time. */
    public void insert(long millis, Value value) {
        int index = countUpTo(millis);
        if (first + size == times.length) {
            long[] roomy = first > size / 2 ? times : new long[size + (size >> 1) + SLACK];
            System.arraycopy(times, first, roomy, 0, size);
            times = roomy;
            first = 0;
        }
        int at = first + index;
        System.arraycopy(times, at, times, at + 1, size - index);
        times[at] = millis;
        column.insert(index, size, value);
        size++;
    }

    /** Returns a copy of the entries from one index (inclusive) to another (exclusive). */
    public Entries copy(int from, int to) {
        return new Entries(kind, column.copy(from, to), Arrays.copyOfRange(times, first + from, first + to), to - from);
    }

    /** Removes this many of the oldest entries. */
    public void dropFirst(int count) {
        if (count > 0) {
            column.dropFirst(count);
            first += count;
            size -= count;
        }
    }

    /** Writes the count, the first time, the differences between times, then the column. */
    public void write(PackedWriter out) {
        out.unsigned(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0) {
                out.signed(millis(0));
            } else {
                out.unsigned(millis(i) - before);
            }
            before = millis(i);
        }
        column.write(size, out);
    }

    /** Reads entries of a kind from their binary form. */
    public static Entries read(SeriesKind kind, PackedReader in) {
        int size = (int) in.unsigned();
        long[] times = new long[size + SLACK];
        for (int i = 0; i < size; i++) {
            times[i] = i == 0 ? in.signed() : times[i - 1] + in.unsigned();
        }
        return new Entries(kind, Column.read(kind, size, in), times, size);
    }
}
