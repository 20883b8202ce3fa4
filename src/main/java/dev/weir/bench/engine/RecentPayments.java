package dev.weir.bench.engine;

/**
 * The hashes of a customer's latest payments, earliest first: a ring. The hashes of ids are together, since only they are
 * looked through.
 */
final class RecentPayments {
    private static final int LEAST = 8;
    private static final int WORDS = 3;

    /** The hashes of ids; behind them the hash of the content of each, and its time. */
    private long[] words = new long[LEAST * WORDS];

    private int places = LEAST;
    private int first;
    private int count;

    /** Returns whether there is one with these hashes. */
    boolean holds(long id, long content) {
        for (int i = 0; i < count; i++) {
            int place = place(i);
            if (words[place] == id && words[contentAt(place)] == content) {
                return true;
            }
        }
        return false;
    }

    /** Adds a payment that is no earlier than those before. */
    void add(long id, long content, long atMillis) {
        if (count == places) {
            grow();
        }
        int place = place(count++);
        words[place] = id;
        words[contentAt(place)] = content;
        words[contentAt(place) + 1] = atMillis;
    }

    /** Forgets those that are not later than this. */
    void forget(long limitMillis) {
        while (count > 0 && words[contentAt(first) + 1] <= limitMillis) {
            first = place(1);
            count--;
        }
    }

    private int place(int i) {
        return (first + i) & (places - 1);
    }

    private int contentAt(int place) {
        return places + 2 * place;
    }

    private void grow() {
        RecentPayments more = new RecentPayments();
        more.places = 2 * places;
        more.words = new long[more.places * WORDS];
        for (int i = 0; i < count; i++) {
            int place = place(i);
            more.add(words[place], words[contentAt(place)], words[contentAt(place) + 1]);
        }
        words = more.words;
        places = more.places;
        first = 0;
    }
}
