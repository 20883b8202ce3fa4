package dev.weir.models.measure;

import java.util.Arrays;

/**
 * The scores and labels of the newest examples, at most as many as it was made for. What is measured on it is
 * prequential if each example was scored by a model that had not seen its label (Dawid, <i>Statistical theory: the
 * prequential approach</i>, JRSS A 1984).
 *
 * <p>Memory: 9 bytes for each example that it may hold.
 */
public final class ScoredWindow {
    /** How many examples a window may hold. */
    public static final int MOST = 1_000_000;

    final double[] scores;
    final boolean[] labels;
    private int size;
    private int next;

    /**
     * Creates an empty window.
     *
     * @param most how many of the newest examples it holds, 1 to {@link #MOST}
     * @throws IllegalArgumentException if that is out of bounds
     */
    public ScoredWindow(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a window holds 1 to " + MOST + " examples, not " + most);
        }
        scores = new double[most];
        labels = new boolean[most];
    }

    /**
     * Adds an example; the oldest makes room. A score that is NaN is left out, since the model could not say; others are
     * taken as 0 to 1.
     */
    public void add(double score, boolean label) {
        if (Double.isNaN(score)) {
            return;
        }
        scores[next] = Math.max(0, Math.min(1, score));
        labels[next] = label;
        next = (next + 1) % scores.length;
        size = Math.min(size + 1, scores.length);
    }

    /** Returns how many examples it holds. */
    public int size() {
        return size;
    }

    /** Returns how many it holds at most. */
    public int most() {
        return scores.length;
    }

    /** Returns how many of the examples have a true label. */
    public int positives() {
        int positives = 0;
        for (int i = 0; i < size; i++) {
            positives += labels[i] ? 1 : 0;
        }
        return positives;
    }

    /** Returns the mean loss of a probability, {@code -ln} of what was given to what is true; NaN if it is empty. */
    public double logLoss() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double ofTruth = labels[i] ? scores[i] : 1 - scores[i];
            sum -= StrictMath.log(Math.max(ofTruth, Double.MIN_NORMAL));
        }
        return sum / size;
    }

    /** Returns the place of the example that came {@code i} after the oldest. */
    int placeOf(int i) {
        return size < scores.length ? i : (next + i) % scores.length;
    }

    /** Returns the places of all examples by score, lowest first; examples of one score in no order that means something. */
    int[] byScore() {
        int[] places = new int[size];
        double[] sorted = Arrays.copyOf(scores, size);
        Arrays.sort(sorted);
        int[] filled = new int[size];
        for (int i = 0; i < size; i++) {
            int first = firstOf(sorted, scores[i]);
            places[first + filled[first]++] = i;
        }
        return places;
    }

    private static int firstOf(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
