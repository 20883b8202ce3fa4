package dev.weir.models.batch;

import dev.weir.models.ModelKind;
import java.util.Arrays;

/**
 * Rows of inputs, in the order in which they happened, of which it is known what they turned out to be. In single
 * precision: 4 bytes an input. For one thread.
 */
public final class LabelledRows {
    /** The most numbers of all rows together: 256 MB. */
    public static final int MOST_NUMBERS = 1 << 26;

    private final int inputs;
    private final int mostNumbers;
    private float[] numbers = new float[0];
    private boolean[] labels = new boolean[64];
    private int size;
    private int positives;

    /**
     * Creates it without rows.
     *
     * @param inputs how many inputs a row has, 1 to {@link ModelKind#MOST_INPUTS}
     */
    public LabelledRows(int inputs) {
        this(inputs, MOST_NUMBERS);
    }

    LabelledRows(int inputs, int mostNumbers) {
        if (inputs < 1 || inputs > ModelKind.MOST_INPUTS) {
            throw new IllegalArgumentException("a row has 1 to " + ModelKind.MOST_INPUTS + " inputs, not " + inputs);
        }
        this.inputs = inputs;
        this.mostNumbers = mostNumbers;
    }

    /**
     * Adds a row.
     *
     * @param row NaN where absent
     * @return false if there is no room for it
     */
    public boolean add(double[] row, boolean label) {
        if ((long) (size + 1) * inputs > mostNumbers) {
            return false;
        }
        if ((size + 1) * inputs > numbers.length) {
            numbers = Arrays.copyOf(numbers, (int) Math.min(mostNumbers, 2L * numbers.length + inputs));
        }
        if (size == labels.length) {
            labels = Arrays.copyOf(labels, size * 2);
        }
        for (int i = 0; i < inputs; i++) {
            numbers[size * inputs + i] = (float) row[i];
        }
        labels[size++] = label;
        positives += label ? 1 : 0;
        return true;
    }

    /** Returns how many inputs a row has. */
    public int inputs() {
        return inputs;
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Returns how many rows have a true label. */
    public int positives() {
        return positives;
    }

    /** Returns the label of a row. */
    public boolean label(int row) {
        return labels[row];
    }

    /** Returns an input of a row; NaN if it is absent. */
    public float input(int row, int input) {
        return numbers[row * inputs + input];
    }

    /** Copies the inputs of a row. */
    public void copy(int row, double[] into) {
        for (int i = 0; i < inputs; i++) {
            into[i] = numbers[row * inputs + i];
        }
    }
}
