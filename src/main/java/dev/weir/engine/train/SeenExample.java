package dev.weir.engine.train;

import dev.weir.engine.score.Example;

/**
 * An example that was just scored: it says how inputs are today, long before its label does. One in {@value #ONE_IN} is
 * told of, always the same ones.
 */
public record SeenExample(Example example) implements Lesson {
    private static final int ONE_IN = 16;
    private static final int HALF_BITS = 16;

    /** Returns whether an example is one of those that are told of. */
    public static boolean isOne(Example example) {
        int hash = example.transactionId().hashCode();
        return ((hash ^ (hash >>> HALF_BITS)) & (ONE_IN - 1)) == 0;
    }
}
