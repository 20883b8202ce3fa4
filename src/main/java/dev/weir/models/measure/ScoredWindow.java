package dev.weir.models.measure;

/**
 * The scores and labels of the newest examples, at most as many as it was made for. What is measured on it is
 * prequential: each example was scored by a model that had not seen its label (Dawid, <i>Statistical theory: the
 * prequential approach</i>, JRSS A 1984).
 */
public final class ScoredWindow {
    /** How many examples a window may hold. */
    public static final int MOST = 1_000_000;

    private final double[] scores;
    private final boolean[] labels;
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

    /** Adds an example; the oldest makes room. A score that is NaN is left out: the model could not say. */
    public void add(double score, boolean label) {
        if (Double.isNaN(score)) {
            return;
        }
        scores[next] = score;
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

    double score(int i) {
        return scores[i];
    }

    boolean label(int i) {
        return labels[i];
    }
}
