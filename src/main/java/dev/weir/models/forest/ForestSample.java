package dev.weir.models.forest;

import dev.weir.events.Fingerprint;
import dev.weir.models.Anomaly;
import dev.weir.models.ModelKind;
import java.util.Arrays;

/**
 * A sample of the rows of inputs that were seen: each of them with the same probability (Vitter, <i>Random sampling with
 * a reservoir</i>, 1985), or later ones rather (Aggarwal, <i>On biased reservoir sampling in the presence of stream
 * evolution</i>, 2006). The same rows in the same order give the same sample, to the bit.
 *
 * <p>Memory: 4 bytes for each input of each row, at most 1 MB. For one thread.
 */
public final class ForestSample {
    /** The most numbers of all rows together. */
    static final int MOST_NUMBERS = 1 << 18;

    /** The most rows it counts; more do not make a new one any likelier to be taken. */
    private static final long MOST_SEEN = 1L << 40;

    final int inputs;
    final int samples;
    final double decay;
    final long seed;
    long seen;
    int size;
    float[] rows = new float[0];

    /**
     * Creates an empty one.
     *
     * @param model the settings: {@code samples}, {@code decay} and {@code seed}
     * @param inputs how many inputs a row has, 1 to {@link ModelKind#MOST_INPUTS}
     * @throws IllegalArgumentException if that is too much, with words for the author of the model
     */
    public ForestSample(Anomaly model, int inputs) {
        this(model.samples(), inputs, model.decay(), model.seed());
    }

    ForestSample(int samples, int inputs, double decay, long seed) {
        if (samples < 1 || inputs < 1 || !isBounded(samples, inputs)) {
            throw new IllegalArgumentException(tooMuch(samples, inputs));
        }
        this.samples = samples;
        this.inputs = inputs;
        this.decay = decay;
        this.seed = seed;
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

    /** Returns how many inputs a row has. */
    public int inputs() {
        return inputs;
    }

    /** Returns how many rows it holds. */
    public int size() {
        return size;
    }

    /** Returns how many rows it was shown. */
    public long seen() {
        return seen;
    }

    /**
     * Shows it a row.
     *
     * @param row as many numbers as it has inputs; {@code NaN} is an absent one
     * @return whether the row is in the sample now, so that a forest that is grown anew would differ
     */
    public boolean learn(double[] row) {
        seen = Math.min(MOST_SEEN, seen + 1);
        if (size < samples) {
            if ((size + 1) * inputs > rows.length) {
                rows = Arrays.copyOf(rows, Math.min(samples, Math.max(16, size * 2)) * inputs);
            }
            put(size++, row);
            return true;
        }
        double chance = Math.max((double) samples / seen, Math.min(1, decay * samples));
        if (uniform(2 * seen) >= chance) {
            return false;
        }
        put((int) (uniform(2 * seen + 1) * samples), row);
        return true;
    }

    private void put(int place, double[] row) {
        for (int i = 0; i < inputs; i++) {
            rows[place * inputs + i] = (float) row[i];
        }
    }

    /** A number from 0 to 1 that depends on the seed and the step only, so that no generator is part of the state. */
    private double uniform(long step) {
        return (Fingerprint.of(Fingerprint.of(step) ^ seed) >>> 11) * 0x1.0p-53;
    }
}
