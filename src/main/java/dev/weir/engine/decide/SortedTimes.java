package dev.weir.engine.decide;

import java.util.Arrays;

/** Event times in ascending order, in milliseconds. The arrays handed in are not changed. */
final class SortedTimes {
    private SortedTimes() {}

    /** Returns the number of times in (at − within, at]. */
    static int count(long[] times, long atMillis, long withinMillis) {
        return upTo(times, atMillis) - upTo(times, atMillis - withinMillis);
    }

    /** Returns the number of times that are not after this one. */
    private static int upTo(long[] times, long atMillis) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns whether the array contains a time. */
    static boolean contains(long[] times, long atMillis) {
        return Arrays.binarySearch(times, atMillis) >= 0;
    }

    /** Returns the times with one added, without those that are this far before the latest. */
    static long[] with(long atMillis, long[] times, long keepMillis) {
        int place = upTo(times, atMillis);
        long[] more = new long[times.length + 1];
        System.arraycopy(times, 0, more, 0, place);
        more[place] = atMillis;
        System.arraycopy(times, place, more, place + 1, times.length - place);
        int expired = 0;
        while (more[expired] <= more[more.length - 1] - keepMillis) {
            expired++;
        }
        return expired == 0 ? more : Arrays.copyOfRange(more, expired, more.length);
    }

    /** Returns the latest times, at most this many. */
    static long[] latest(long[] times, int most) {
        return times.length <= most ? times : Arrays.copyOfRange(times, times.length - most, times.length);
    }

    /**
     * Returns the times without every one that lies between two others no further apart than this: any interval of that
     * length that contains it also contains one of the two.
     */
    static long[] thinned(long[] times, long apartMillis) {
        long[] kept = new long[times.length];
        int size = 0;
        for (long time : times) {
            if (size > 1 && time - kept[size - 2] <= apartMillis) {
                size--;
            }
            kept[size++] = time;
        }
        return Arrays.copyOf(kept, size);
    }
}
