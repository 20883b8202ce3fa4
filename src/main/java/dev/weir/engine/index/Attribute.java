package dev.weir.engine.index;

import dev.weir.rules.requirement.Requirement;
import java.util.List;

/**
 * One value that conditions require something of, and for each value the conditions that accept it. A condition that
 * requires nothing of it accepts any value. Every condition accepts a value of an unexpected type: it has to be
 * evaluated to know.
 */
sealed interface Attribute permits NumberAttribute, TextAttribute, FlagAttribute, ListAttribute {

    /** Keeps only the candidates that accept the value; returns whether any are left. */
    boolean narrow(ProbedValues values, Candidates candidates);

    /**
     * A condition and what it requires of the value.
     *
     * @param condition its number
     */
    record Asking<R extends Requirement>(int condition, R requirement) {}

    /** Returns the set of all numbers below a size. */
    static long[] all(int size) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < size; i++) {
            add(words, i);
        }
        return words;
    }

    /** Returns all conditions but those that require something of the value: the ones that accept its absence. */
    static long[] others(int size, List<? extends Asking<?>> asking) {
        long[] words = all(size);
        for (Asking<?> each : asking) {
            remove(words, each.condition());
        }
        return words;
    }

    /** Returns the conditions that require something of the value. */
    static long[] those(int size, List<? extends Asking<?>> asking) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (Asking<?> each : asking) {
            add(words, each.condition());
        }
        return words;
    }

    /** Adds a number to a set. */
    static void add(long[] words, int number) {
        words[number / Long.SIZE] |= 1L << number;
    }

    /** Removes a number from a set. */
    static void remove(long[] words, int number) {
        words[number / Long.SIZE] &= ~(1L << number);
    }
}
