package dev.weir.features.column;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Hashes with the times at which they were seen, ordered by hash (unsigned) and time, as explained by the distinct
 * series.
 */
public final class HashEntries {
    private static final int SLACK = 4;

    private long[] hashes = new long[0];
    private long[] times = new long[0];
    private int size;

    /** Returns whether the hash begins with this many zero bits. */
    public static boolean isSampled(long hash, int depth) {
        return Long.numberOfLeadingZeros(hash) >= depth;
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    /** Adds an entry unless it is redundant, and then removes neighbours that have become redundant. */
    public boolean insert(long hash, long millis, long windowMillis) {
        int index = indexBeyond(hash, millis);
        boolean isSeen = isOf(hash, index - 1) && times[index - 1] == millis;
        if (isSeen || (isOf(hash, index - 1) && isOf(hash, index) && spans(index - 1, index, windowMillis))) {
            return false;
        }
        insertAt(index, hash, millis);
        if (isOf(hash, index + 2) && spans(index, index + 2, windowMillis)) {
            removeAt(index + 1);
        }
        if (isOf(hash, index - 2) && spans(index - 2, index, windowMillis)) {
            removeAt(index - 1);
        }
        return true;
    }

    /**
     * Inserts an entry and removes the later ones of its period, unless the period has an entry that is as early.
     *
     * @param startOf returns the period of a time: equal results for equal periods
     */
    public boolean insertFirst(long hash, long millis, LongUnaryOperator startOf) {
        int index = indexBeyond(hash, millis);
        long start = startOf.applyAsLong(millis);
        if (isOf(hash, index - 1) && startOf.applyAsLong(times[index - 1]) == start) {
            return false;
        }
        insertAt(index, hash, millis);
        while (isOf(hash, index + 1) && startOf.applyAsLong(times[index + 1]) == start) {
            removeAt(index + 1);
        }
        return true;
    }

    private boolean isOf(long hash, int index) {
        return index >= 0 && index < size && hashes[index] == hash;
    }

    private boolean spans(int from, int to, long windowMillis) {
        return times[to] - times[from] <= windowMillis;
    }

    private int indexBeyond(long hash, long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(hashes[middle], hash);
            if (order < 0 || (order == 0 && times[middle] <= millis)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insertAt(int index, long hash, long millis) {
        if (size == hashes.length) {
            int capacity = size + (size >> 1) + SLACK;
            hashes = Arrays.copyOf(hashes, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        System.arraycopy(hashes, index, hashes, index + 1, size - index);
        System.arraycopy(times, index, times, index + 1, size - index);
        hashes[index] = hash;
        times[index] = millis;
        size++;
    }

    private void removeAt(int index) {
        System.arraycopy(hashes, index + 1, hashes, index, size - index - 1);
        System.arraycopy(times, index + 1, times, index, size - index - 1);
        size--;
    }

    /** Returns the number of entries no later than this. */
    public int countUpTo(long millis) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] <= millis) {
                count++;
            }
        }
        return count;
    }

    /** Removes the entries that are no later than this. */
    public void dropUpTo(long millis) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] > millis) {
                hashes[kept] = hashes[i];
                times[kept] = times[i];
                kept++;
            }
        }
        size = kept;
    }

    /** Removes old entries, so that at most {@code keep} of the {@code count} oldest remain. */
    public void dropOldest(int count, int keep) {
        long[] ordered = Arrays.copyOf(times, size);
        Arrays.sort(ordered);
        dropUpTo(ordered[count - keep - 1]);
    }

    /** Removes the hashes that do not begin with this many zero bits. */
    public void dropBeyond(int depth) {
        while (size > 0 && !isSampled(hashes[size - 1], depth)) {
            size--;
        }
    }

    /** Returns how many of the hashes that begin with this many zero bits were seen in (start, end]. */
    public int countValues(int depth, long startMillis, long endMillis) {
        int count = 0;
        int counted = -1;
        for (int i = 0; i < size && isSampled(hashes[i], depth); i++) {
            boolean isInside = times[i] > startMillis && times[i] <= endMillis;
            if (isInside && (counted < 0 || hashes[counted] != hashes[i])) {
                count++;
                counted = i;
            }
        }
        return count;
    }

    /**
     * Writes each hash once, with its times: the first as its distance from the latest of all, then the differences.
     */
    public void write(long latestMillis, PackedWriter out) {
        out.unsigned(size);
        int next = 0;
        while (next < size) {
            int from = next;
            while (isOf(hashes[from], next)) {
                next++;
            }
            out.eight(hashes[from]);
            out.unsigned(next - from);
            out.unsigned(latestMillis - times[from]);
            for (int i = from + 1; i < next; i++) {
                out.unsigned(times[i] - times[i - 1]);
            }
        }
    }

    /** Reads hashes from their binary form. */
    public static HashEntries read(long latestMillis, PackedReader in) {
        HashEntries entries = new HashEntries();
        int size = (int) in.unsigned();
        entries.hashes = new long[size + SLACK];
        entries.times = new long[size + SLACK];
        while (entries.size < size) {
            entries.readValue(latestMillis, in);
        }
        return entries;
    }

    private void readValue(long latestMillis, PackedReader in) {
        long hash = in.eight();
        int end = size + (int) in.unsigned();
        long millis = latestMillis - in.unsigned();
        while (size < end) {
            hashes[size] = hash;
            times[size] = millis;
            size++;
            millis += size < end ? in.unsigned() : 0;
        }
    }
}
