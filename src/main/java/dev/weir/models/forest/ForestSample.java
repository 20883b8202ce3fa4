package dev.weir.models.forest;

import dev.weir.models.Anomaly;
import java.util.Arrays;

/**
 * A sample of the rows of inputs that were seen, as {@link ForestLearner} draws it and documents hold it: what a forest is
 * grown from. Never changes.
 *
 * <p>Memory: 4 bytes for each input of each row, at most 1 MB.
 */
public final class ForestSample {
    /** The most numbers of all rows together. */
    static final int MOST_NUMBERS = 1 << 18;

    final int samples;
    final int inputs;
    final double decay;
    final long seed;
    final long seen;
    final int size;
    final float[] rows;

    /**
     * Creates a sample.
     *
     * @param rows the inputs of one row after the other; NaN is an absent one
     * @throws IllegalArgumentException if that is too much, with words for the author of the model
     */
    ForestSample(int samples, int inputs, double decay, long seed, long seen, float[] rows) {
        requireBounded(samples, inputs);
        this.samples = samples;
        this.inputs = inputs;
        this.decay = decay;
        this.seed = seed;
        this.seen = seen;
        this.rows = rows;
        this.size = rows.length / inputs;
    }

    /** Returns whether so many samples of so many inputs are within the bounds. */
    public static boolean isBounded(int samples, int inputs) {
        return (long) samples * inputs <= MOST_NUMBERS;
    }

    /** Returns what to say about samples that are not. */
    public static String tooMuch(int samples, int inputs) {
        return samples + " samples of " + inputs + " inputs are more than " + MOST_NUMBERS
                + " numbers; write fewer samples: " + MOST_NUMBERS / Math.max(1, inputs) + " at most";
    }

    static void requireBounded(int samples, int inputs) {
        if (samples < 1 || inputs < 1 || !isBounded(samples, inputs)) {
            throw new IllegalArgumentException(tooMuch(samples, inputs));
        }
    }

    /** Returns how many inputs a row has. */
    public int inputs() {
        return inputs;
    }

    /** Returns how many rows it holds, at most {@link Anomaly#MOST_SAMPLES}. */
    public int size() {
        return size;
    }

    /** Returns of how many rows it is a sample. */
    public long seen() {
        return seen;
    }

    /** Returns the inputs of a row, 0 to {@link #size} - 1. */
    public double[] inputs(int row) {
        double[] numbers = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            numbers[i] = rows[row * inputs + i];
        }
        return numbers;
    }

    float[] row(int place) {
        return Arrays.copyOfRange(rows, place * inputs, (place + 1) * inputs);
    }
}
