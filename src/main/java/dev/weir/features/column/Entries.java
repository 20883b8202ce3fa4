package dev.weir.features.column;

import dev.weir.events.Value;
import java.util.Arrays;

/**
 * A run of entries, ordered by time, those of one time in the order of their arrival. Parallel arrays: an entry in order
 * is appended; one out of order shifts those after it.
 */
public final class Entries {
    private static final int SLACK = 4;

    private final SeriesKind kind;
    private final Column column;
    private long[] times;
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

    /** What is kept of each entry. */
    public SeriesKind kind() {
        return kind;
    }

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** The time of the oldest entry. */
    public long firstMillis() {
        return times[0];
    }

    /** The time of the latest entry. */
    public long lastMillis() {
        return times[size - 1];
    }

    /** The time of an entry. */
    public long millis(int index) {
        return times[index];
    }

    /** The column of numbers; only of a kind that has one. */
    public Numbers numbers() {
        return (Numbers) column;
    }

    /** The column of values; only of a kind that has one. */
    public Values values() {
        return (Values) column;
    }

    /** Whether a value is of the kind that these entries keep. */
    public boolean takes(Value value) {
        return column.takes(value);
    }

    /** How many entries are no later than this. */
    public int countUpTo(long millis) {
        if (size == 0 || times[size - 1] <= millis) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts an entry after those of its time. */
    public void insert(long millis, Value value) {
        int index = countUpTo(millis);
        if (size == times.length) {
            times = Arrays.copyOf(times, size + (size >> 1) + SLACK);
        }
        System.arraycopy(times, index, times, index + 1, size - index);
        times[index] = millis;
        column.insert(index, size, value);
        size++;
    }

    /** A copy of the entries from one index to before another. */
    public Entries copy(int from, int to) {
        return new Entries(kind, column.copy(from, to), Arrays.copyOfRange(times, from, to), to - from);
    }

    /** Removes the oldest entries, so many of them. */
    public void dropFirst(int count) {
        if (count > 0) {
            System.arraycopy(times, count, times, 0, size - count);
            column.dropFirst(count, size);
            size -= count;
        }
    }

    /** The count, the first time, the steps from time to time, then the column. */
    public void write(PackedWriter out) {
        out.unsigned(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0) {
                out.signed(times[0]);
            } else {
                out.unsigned(times[i] - before);
            }
            before = times[i];
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
