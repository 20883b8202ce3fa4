package dev.weir.bench.engine;

import java.util.Arrays;

/** The times of a card's events within a window, earliest first: a ring. */
final class CardTimes {
    private long[] millis = new long[8];
    private int first;
    private int count;

    /** Adds a time that is no earlier than those before. */
    void add(long atMillis) {
        if (count == millis.length) {
            grow();
        }
        millis[(first + count++) & (millis.length - 1)] = atMillis;
    }

    /** Returns how many times are later than this. The others are forgotten. */
    int after(long limitMillis) {
        while (count > 0 && millis[first] <= limitMillis) {
            first = (first + 1) & (millis.length - 1);
            count--;
        }
        return count;
    }

    private void grow() {
        long[] more = Arrays.copyOf(millis, 2 * millis.length);
        System.arraycopy(millis, 0, more, millis.length, first);
        if (first > 0) {
            System.arraycopy(millis, first, more, first, millis.length - first);
        }
        millis = more;
    }
}
