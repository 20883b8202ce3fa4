package dev.weir.models.online;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The mean and the standard deviation of one input, kept as examples come (Welford, <i>Note on a method for calculating
 * corrected sums of squares and products</i>, Technometrics 1962). With a bound on what they remember, a new value
 * counts at least {@code 1 / bound}: older ones fade (West, <i>Updating mean and variance estimates</i>, CACM 1979).
 *
 * <p>A value far from all before moves them as one at {@link #FAR} deviations does, so that a single hostile number
 * cannot flatten an input for good.
 */
public final class InputScale {
    /** How many standard deviations a scaled input is at most from 0. */
    public static final double FAR = 30;

    /** Values beyond this count as this; its square is far from infinity. */
    public static final double MOST = 1e15;

    /** So many values are taken as they are, before the deviation is worth something. */
    private static final int SETTLED = 100;

    private double count;
    private double mean;
    private double variance;

    /** Creates the scale of an input of which the mean and the deviation are known, as if from some values. */
    InputScale(double mean, double scale) {
        count = SETTLED;
        this.mean = mean;
        variance = scale * scale;
    }

    /** Creates the scale of an input that had no value yet. */
    InputScale() {}

    /**
     * Returns an input as the weights see it: 0 if it is absent (NaN or infinite) or was constant so far, else its
     * distance from the mean in standard deviations, at most {@link #FAR}.
     */
    public static double scaled(double input, double mean, double scale) {
        if (!Double.isFinite(input) || !(scale > 0)) {
            return 0;
        }
        double bounded = Math.max(-MOST, Math.min(MOST, input));
        return Math.max(-FAR, Math.min(FAR, (bounded - mean) / scale));
    }

    /** Takes a value into account, unless it is absent. */
    void add(double input, double remembered) {
        if (!Double.isFinite(input)) {
            return;
        }
        double bounded = Math.max(-MOST, Math.min(MOST, input));
        double scale = scale();
        if (count >= SETTLED && scale > 0) {
            bounded = Math.max(mean - FAR * scale, Math.min(mean + FAR * scale, bounded));
        }
        count = Math.min(count + 1, remembered);
        double distance = bounded - mean;
        mean += distance / count;
        variance = Math.max(0, variance + (distance * (bounded - mean) - variance) / count);
    }

    double mean() {
        return mean;
    }

    /** Returns the standard deviation, 0 if all values were the same. */
    double scale() {
        return Math.sqrt(variance);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    static InputScale read(DataInput in) throws IOException {
        InputScale scale = new InputScale();
        scale.count = in.readDouble();
        scale.mean = in.readDouble();
        scale.variance = in.readDouble();
        return scale;
    }
}
