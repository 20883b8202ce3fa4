package dev.weir.models.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the inputs of a model are from those that it learned from: the population stability index of each (Siddiqi,
 * <i>Credit Risk Scorecards</i>, 2006), the sum over bins of {@code (now - then) * ln(now / then)}. By its rule of thumb
 * below 0.1 is no drift, above 0.25 is one.
 *
 * <p>The bins of an input are bounded by the deciles of the first {@link #SAMPLE} examples that it learned from, with one
 * more for absent values. Counts are halved, those of training whenever they reach twice {@link #MOST_TRAINED}, those
 * of now twice {@link #MOST_RECENT}. A share counts as at least half an example, so that no index is infinite.
 *
 * <p>Memory: 4 KB an input until the bins are known, then 260 bytes.
 */
public final class InputDrift {
    /** From how many examples the bins are made. */
    public static final int SAMPLE = 500;

    /** At twice as many examples that were learned from, all count half. */
    public static final int MOST_TRAINED = 100_000;

    /** At twice as many examples that were seen, all count half. */
    public static final int MOST_RECENT = 10_000;

    /** How many inputs there may be. */
    public static final int MOST_INPUTS = 256;

    /** The most bounds between bins. */
    public static final int DECILES = 10;

    /** With a bound below the lowest decile, one above, and the absent. */
    static final int CELLS = DECILES + 2;

    /** Per input its sample, until there are bins. */
    double[][] samples;

    /** Per input the upper bounds of its bins; empty until there are. */
    final double[][] bounds;

    final int[][] trained;
    final int[][] recent;
    int sampled;
    int trainedCount;
    int recentCount;

    /**
     * Creates it for so many inputs, none of which was seen.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_INPUTS}
     */
    public InputDrift(int inputs) {
        if (inputs < 0 || inputs > MOST_INPUTS) {
            throw new IllegalArgumentException(inputs + " inputs; drift is kept of at most " + MOST_INPUTS);
        }
        samples = new double[inputs][SAMPLE];
        bounds = new double[inputs][0];
        trained = new int[inputs][CELLS];
        recent = new int[inputs][CELLS];
    }

    /** Creates it for inputs of which it is known how they were when a model was trained, none of which was seen since. */
    static InputDrift against(List<InputBaseline> baseline) {
        InputDrift drift = new InputDrift(baseline.size());
        for (int i = 0; i < drift.inputs(); i++) {
            InputBaseline then = baseline.get(i);
            drift.bounds[i] =
                    then.bounds().stream().mapToDouble(Double::doubleValue).toArray();
            int last = then.shares().size() - 1;
            for (int share = 0; share <= last; share++) {
                int count = (int) Math.round(then.shares().get(share) * MOST_TRAINED);
                drift.trained[i][share == last ? CELLS - 1 : share] = count;
            }
        }
        drift.sampled = SAMPLE;
        drift.trainedCount = MOST_TRAINED;
        drift.samples = new double[0][0];
        return drift;
    }

    /** Takes over what another one has seen, if it counted in the same bins. */
    void goOnFrom(InputDrift other) {
        if (Arrays.deepEquals(bounds, other.bounds)) {
            for (int i = 0; i < recent.length; i++) {
                recent[i] = other.recent[i].clone();
            }
            recentCount = other.recentCount;
        }
    }

    /** Returns how the inputs were in the examples that were learned from; empty until there are bins. */
    public List<InputBaseline> baseline() {
        List<InputBaseline> all = new ArrayList<>();
        for (int i = 0; hasBins() && i < bounds.length; i++) {
            double sum = sum(trained[i]);
            List<Double> shares = new ArrayList<>();
            for (int cell = 0; cell <= bounds[i].length; cell++) {
                shares.add(share(trained[i][cell], sum));
            }
            shares.add(share(trained[i][CELLS - 1], sum));
            all.add(new InputBaseline(Arrays.stream(bounds[i]).boxed().toList(), shares));
        }
        return all;
    }

    /** Five digits: an index needs no more, and a document has many of them. */
    private static double share(int count, double sum) {
        return Math.round(count / sum * MOST_TRAINED) / (double) MOST_TRAINED;
    }

    int trainedCount() {
        return hasBins() ? trainedCount : sampled;
    }

    /** Returns of how many inputs it keeps the drift. */
    public int inputs() {
        return bounds.length;
    }

    /** Takes the inputs of an example that was learned from; NaN is absent. */
    public void trained(double[] inputs) {
        if (!hasBins()) {
            for (int i = 0; i < bounds.length; i++) {
                samples[i][sampled] = inputs[i];
            }
            sampled++;
            if (hasBins()) {
                makeBins();
            }
            return;
        }
        trainedCount = count(inputs, trained, trainedCount, MOST_TRAINED);
    }

    /** Takes the inputs of an example that was scored. Those before there are bins are not counted. */
    public void seen(double[] inputs) {
        if (hasBins()) {
            recentCount = count(inputs, recent, recentCount, MOST_RECENT);
        }
    }

    /** Returns the index of an input, 0 or more; NaN until something was trained and seen. */
    public double psi(int input) {
        double allTrained = sum(trained[input]);
        double allRecent = sum(recent[input]);
        if (allTrained == 0 || allRecent == 0) {
            return Double.NaN;
        }
        double index = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            if (trained[input][cell] > 0 || recent[input][cell] > 0) {
                double then = Math.max(trained[input][cell], 0.5) / allTrained;
                double now = Math.max(recent[input][cell], 0.5) / allRecent;
                index += (now - then) * StrictMath.log(now / then);
            }
        }
        return index;
    }

    /** Returns in which share of the examples seen lately, or else learned from, an input was absent; NaN if there were none. */
    public double absent(int input) {
        double[][] first = samples; // another thread may read this, and they go when there are bins
        int known = sampled;
        if (first.length > input && known < SAMPLE) {
            return (double) Arrays.stream(first[input], 0, known)
                            .filter(value -> !Double.isFinite(value))
                            .count()
                    / known;
        }
        return (double) recent[input][CELLS - 1] / sum(recent[input]);
    }

    boolean hasBins() {
        return sampled == SAMPLE;
    }

    private void makeBins() {
        for (int i = 0; i < bounds.length; i++) {
            double[] present =
                    Arrays.stream(samples[i]).filter(Double::isFinite).sorted().toArray();
            bounds[i] = boundsOf(present);
        }
        for (int example = 0; example < SAMPLE; example++) {
            for (int i = 0; i < bounds.length; i++) {
                trained[i][cellOf(i, samples[i][example])]++;
            }
        }
        trainedCount = SAMPLE;
        samples = new double[0][0];
    }

    /** The deciles but the last, each once; what is below the lowest has a bin of its own. */
    private static double[] boundsOf(double[] sorted) {
        if (sorted.length == 0) {
            return sorted;
        }
        double[] found = new double[DECILES];
        int size = 0;
        for (int decile = 1; decile < DECILES; decile++) {
            double bound = sorted[(int) ((long) sorted.length * decile / DECILES)];
            if (size == 0) {
                found[size++] = Math.nextDown(bound);
            }
            if (bound > found[size - 1]) {
                found[size++] = bound;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private int count(double[] inputs, int[][] cells, int before, int most) {
        boolean halved = before == 2 * most;
        for (int i = 0; i < bounds.length; i++) {
            for (int cell = 0; halved && cell < CELLS; cell++) {
                cells[i][cell] /= 2;
            }
            cells[i][cellOf(i, inputs[i])]++;
        }
        return halved ? most + 1 : before + 1;
    }

    private static int sum(int[] cells) {
        return Arrays.stream(cells).sum();
    }

    private int cellOf(int input, double value) {
        if (!Double.isFinite(value)) {
            return CELLS - 1;
        }
        int place = Arrays.binarySearch(bounds[input], value);
        return place >= 0 ? place : -place - 1;
    }
}
