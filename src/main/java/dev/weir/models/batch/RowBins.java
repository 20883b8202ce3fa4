package dev.weir.models.batch;

import java.util.Arrays;

/** The inputs of rows as bins: thresholds that divide the values of an input into parts of about as many rows. */
final class RowBins {
    /** The bin of an absent input. */
    static final int ABSENT = 63;

    private static final int MOST_THRESHOLDS = ABSENT - 1;
    private static final int MOST_SORTED = 100_000;

    private final byte[][] bins;
    private final float[][] thresholds;

    private RowBins(byte[][] bins, float[][] thresholds) {
        this.bins = bins;
        this.thresholds = thresholds;
    }

    static RowBins of(LabelledRows rows) {
        byte[][] bins = new byte[rows.inputs()][rows.size()];
        float[][] thresholds = new float[rows.inputs()][];
        for (int input = 0; input < rows.inputs(); input++) {
            thresholds[input] = thresholds(rows, input);
            for (int row = 0; row < rows.size(); row++) {
                bins[input][row] = (byte) bin(rows.input(row, input), thresholds[input]);
            }
        }
        return new RowBins(bins, thresholds);
    }

    /** Returns the bins of all rows: how many thresholds are at most the value, or {@link #ABSENT}. */
    byte[] ofInput(int input) {
        return bins[input];
    }

    /** Returns the thresholds of an input; values below number {@code i} are in bins up to {@code i}. */
    float[] thresholds(int input) {
        return thresholds[input];
    }

    private static int bin(float value, float[] thresholds) {
        if (Float.isNaN(value)) {
            return ABSENT;
        }
        int place = Arrays.binarySearch(thresholds, value + 0f);
        return place >= 0 ? place + 1 : -place - 1;
    }

    private static float[] thresholds(LabelledRows rows, int input) {
        int step = 1 + rows.size() / MOST_SORTED;
        float[] values = new float[rows.size() / step + 1];
        int count = 0;
        for (int row = 0; row < rows.size(); row += step) {
            float value = rows.input(row, input);
            if (!Float.isNaN(value)) {
                values[count++] = value + 0f; // no -0, which would be a value of its own
            }
        }
        Arrays.sort(values, 0, count);
        float[] found = new float[MOST_THRESHOLDS];
        int size = 0;
        for (int i = 1; i <= MOST_THRESHOLDS && count > 0; i++) {
            float value = values[(int) ((long) (count - 1) * i / MOST_THRESHOLDS)];
            // Nothing is below the smallest value.
            if (value > values[0] && Float.isFinite(value) && (size == 0 || value > found[size - 1])) {
                found[size++] = value;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
