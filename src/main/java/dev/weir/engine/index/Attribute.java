package dev.weir.engine.index;

import dev.weir.rules.requirement.Requirement;
import java.util.List;

/**
 * One value that conditions ask for, and which of them bear what it is. A condition that does not ask for it bears anything;
 * so does each where the value is not of the type that was asked for: then it has to be evaluated to know.
 */
sealed interface Attribute permits NumberAttribute, TextAttribute, FlagAttribute, ListAttribute {

    /** Keeps those candidates that bear the value; returns whether any are left. */
    boolean narrow(ProbedValues values, Candidates candidates);

    /**
     * A condition that asks for the value, and how.
     *
     * @param condition its number
     */
    record Asking<R extends Requirement>(int condition, R requirement) {}

    /** The set of all numbers below a size. */
    static long[] all(int size) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < size; i++) {
            add(words, i);
        }
        return words;
    }

    /** All but those that ask for the value: what bears that it is absent. */
    static long[] others(int size, List<? extends Asking<?>> asking) {
        long[] words = all(size);
        for (Asking<?> each : asking) {
            remove(words, each.condition());
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
