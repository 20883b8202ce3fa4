package dev.weir.bench.engine;

import java.util.Arrays;

/** When something happened to a card within a window, the earliest first: a ring. */
final class CardTimes {
    private long[] millis = new long[8];
    private int first;
    private int count;

    /** Adds one that is no earlier than those before. */
    void add(long atMillis) {
        if (count == millis.length) {
            grow();
        }
        millis[(first + count++) & (millis.length - 1)] = atMillis;
    }

    /** How many are later than this. Those that are not are forgotten. */
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
