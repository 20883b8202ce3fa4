package dev.weir.engine.train;

import dev.weir.engine.score.Example;

/**
 * An example with the label of its transaction. Learners take them in the order of {@link #place}.
 *
 * @param labelMillis event time of the label, in epoch milliseconds
 * @param corrects whether an earlier label of the transaction, which said the opposite, was passed on before
 */
public record LabelledExample(Example example, long labelMillis, boolean positive, boolean corrects) implements Lesson {
    private static final int HEX_DIGITS = 16;

    /**
     * Returns the place in the order of learning, as a text that sorts like it: the time of the label, then the id of
     * the transaction. No two examples of a model have the same.
     */
    public String place() {
        String hex = Long.toHexString(labelMillis ^ Long.MIN_VALUE);
        return "0".repeat(HEX_DIGITS - hex.length()) + hex + example.transactionId();
    }
}
