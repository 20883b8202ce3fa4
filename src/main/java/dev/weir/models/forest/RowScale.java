package dev.weir.models.forest;

import java.util.Arrays;

/**
 * Makes inputs comparable: what is between the 5th and the 95th of a hundred rows has the length 1. An input that hardly
 * ever changes is divided by its standard deviation, and one that never did is left as it is.
 */
final class RowScale {
    private static final float MOST = 1e6f;

    private final float[] middles;
    private final float[] spreads;

    private RowScale(float[] middles, float[] spreads) {
        this.middles = middles;
        this.spreads = spreads;
    }

    static RowScale of(ForestSample sample) {
        float[] middles = new float[sample.inputs];
        float[] spreads = new float[sample.inputs];
        for (int i = 0; i < sample.inputs; i++) {
            float[] column = present(sample, i);
            middles[i] = column.length == 0 ? 0 : column[column.length / 2];
            spreads[i] = spread(column);
        }
        return new RowScale(middles, spreads);
    }

    /** Returns an input as the trees see it: 0 if it is absent, as if it were the median. */
    float scaled(int input, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        return Math.max(-MOST, Math.min(MOST, (value - middles[input]) / spreads[input]));
    }

    private static float[] present(ForestSample sample, int input) {
        float[] column = new float[sample.size];
        int count = 0;
        for (int row = 0; row < sample.size; row++) {
            float value = sample.rows[row * sample.inputs + input];
            if (Float.isFinite(value)) {
                column[count++] = value;
            }
        }
        float[] sorted = Arrays.copyOf(column, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static float spread(float[] sorted) {
        if (sorted.length == 0) {
            return 1;
        }
        int most = sorted.length - 1;
        double most90 = (double) sorted[most - most / 20] - sorted[most / 20];
        double spread = most90 > 0 ? most90 : deviation(sorted);
        return spread > Float.MIN_NORMAL && spread < Float.MAX_VALUE ? (float) spread : 1;
    }

    private static double deviation(float[] column) {
        double mean = 0;
        for (float value : column) {
            mean += value / (double) column.length;
        }
        double squares = 0;
        for (float value : column) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / column.length);
    }
}
