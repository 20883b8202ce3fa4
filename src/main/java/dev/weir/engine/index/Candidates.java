package dev.weir.engine.index;

/**
 * Which of many conditions may hold, as a set of their numbers. Reused for each event, so that nothing is allocated;
 * for use by one thread.
 */
public final class Candidates {
    private static final int BITS = 6;

    private long[] words = new long[0];
    private long[] scratch = new long[0];
    private int used;

    /** Creates an empty set. */
    public Candidates() {}

    /** Returns the lowest number that is in the set and not below this one; -1 if there is none. */
    public int next(int from) {
        int word = from >> BITS;
        if (word >= used) {
            return -1;
        }
        long rest = words[word] & (-1L << from);
        while (rest == 0) {
            word++;
            if (word == used) {
                return -1;
            }
            rest = words[word];
        }
        return (word << BITS) + Long.numberOfTrailingZeros(rest);
    }

    /** Returns whether a number is in the set. */
    public boolean contains(int number) {
        int word = number >> BITS;
        return word < used && (words[word] & (1L << number)) != 0;
    }

    /** Fills the set with all numbers below this. */
    void fill(int size) {
        used = (size + Long.SIZE - 1) >> BITS;
        if (words.length < used) {
            words = new long[used];
            scratch = new long[used];
        }
        for (int i = 0; i < used; i++) {
            words[i] = -1;
        }
        if (used > 0 && (size & (Long.SIZE - 1)) != 0) {
            words[used - 1] = (1L << size) - 1;
        }
    }

    /** Returns whether any number of another set is in this one. */
    boolean hasAnyOf(long[] other) {
        for (int i = 0; i < used; i++) {
            if ((words[i] & other[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Intersects with another set; returns whether any number is left. */
    boolean retain(long[] other) {
        long any = 0;
        for (int i = 0; i < used; i++) {
            words[i] &= other[i];
            any |= words[i];
        }
        return any != 0;
    }

    /**
     * Intersects with another set in which these numbers are flipped, from one index (inclusive) to another
     * (exclusive); returns whether any number is left.
     */
    boolean retain(long[] other, int[] flips, int from, int to) {
        System.arraycopy(other, 0, scratch, 0, used);
        for (int i = from; i < to; i++) {
            scratch[flips[i] >> BITS] ^= 1L << flips[i];
        }
        return retain(scratch);
    }
}
