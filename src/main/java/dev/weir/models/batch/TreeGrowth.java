package dev.weir.models.batch;

import dev.weir.models.Trees;
import dev.weir.models.batch.TreeTrainer.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows one tree, all nodes of a depth at once: for each node, input and bin the gradients of its rows are added up, and
 * the threshold is taken that separates them best (Chen and Guestrin, <i>XGBoost</i>, KDD 2016, equation 7; histograms
 * as in Ke et al., <i>LightGBM</i>, NIPS 2017).
 */
final class TreeGrowth {
    private static final int BINS = RowBins.ABSENT + 1;

    private final RowBins bins;
    private final int inputs;
    private final Settings settings;
    private final double[] gradients;
    private final double[] curvatures;
    private final int[] nodeOf;
    private final List<Integer> asked = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Boolean> absentLeft = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /** The best that was found to ask at a node. */
    private record Split(int input, int bin, boolean absentLeft, double gain) {
        static final Split NONE = new Split(-1, 0, false, 0);
    }

    TreeGrowth(RowBins bins, int inputs, Settings settings, double[] gradients, double[] curvatures) {
        this.bins = bins;
        this.inputs = inputs;
        this.settings = settings;
        this.gradients = gradients;
        this.curvatures = curvatures;
        nodeOf = new int[gradients.length];
    }

    Trees.Tree grow() {
        addNode();
        int from = 0;
        for (int depth = 0; depth < settings.depth() && from < asked.size(); depth++) {
            int to = asked.size();
            split(from, to);
            from = to;
        }
        sumLeaves();
        return new Trees.Tree(asked, thresholds, left, right, absentLeft, values);
    }

    /** Returns what the tree adds for a row that it was grown from. */
    double valueOf(int row) {
        return values.get(nodeOf[row]);
    }

    private void addNode() {
        asked.add(-1);
        thresholds.add(0.0);
        left.add(0);
        right.add(0);
        absentLeft.add(false);
        values.add(0.0);
    }

    private void split(int from, int to) {
        Split[] best = new Split[to - from];
        Arrays.fill(best, Split.NONE);
        for (int input = 0; input < inputs; input++) {
            double[] sums = sums(bins.ofInput(input), from, to);
            for (int node = 0; node < best.length; node++) {
                best[node] = better(best[node], input, sums, node * BINS * 2);
            }
        }
        for (int node = 0; node < best.length; node++) {
            Split split = best[node];
            if (split.input >= 0) {
                asked.set(from + node, split.input);
                thresholds.set(from + node, (double) bins.thresholds(split.input)[split.bin]);
                absentLeft.set(from + node, split.absentLeft);
                left.set(from + node, asked.size());
                addNode();
                right.set(from + node, asked.size());
                addNode();
            }
        }
        move(from, to, best);
    }

    private double[] sums(byte[] binOf, int from, int to) {
        double[] sums = new double[(to - from) * BINS * 2];
        for (int row = 0; row < nodeOf.length; row++) {
            int node = nodeOf[row];
            if (node >= from) {
                int at = ((node - from) * BINS + binOf[row]) * 2;
                sums[at] += gradients[row];
                sums[at + 1] += curvatures[row];
            }
        }
        return sums;
    }

    private Split better(Split known, int input, double[] sums, int base) {
        double gradient = 0;
        double curvature = 0;
        for (int bin = 0; bin < BINS; bin++) {
            gradient += sums[base + 2 * bin];
            curvature += sums[base + 2 * bin + 1];
        }
        double absentGradient = sums[base + 2 * RowBins.ABSENT];
        double absentCurvature = sums[base + 2 * RowBins.ABSENT + 1];
        double before = settings.worth(gradient, curvature);
        Split best = known;
        double leftGradient = 0;
        double leftCurvature = 0;
        for (int bin = 0; bin < bins.thresholds(input).length; bin++) {
            leftGradient += sums[base + 2 * bin];
            leftCurvature += sums[base + 2 * bin + 1];
            for (int absent = 0; absent < 2; absent++) {
                double g = leftGradient + absent * absentGradient;
                double h = leftCurvature + absent * absentCurvature;
                double gain = settings.worth(g, h) + settings.worth(gradient - g, curvature - h) - before;
                boolean isEnough = h >= settings.leastCurvature() && curvature - h >= settings.leastCurvature();
                if (isEnough && gain > best.gain + 1e-9) {
                    best = new Split(input, bin, absent == 1, gain);
                }
            }
        }
        return best;
    }

    private void move(int from, int to, Split[] best) {
        for (int row = 0; row < nodeOf.length; row++) {
            int node = nodeOf[row];
            if (node >= from && node < to && asked.get(node) >= 0) {
                Split split = best[node - from];
                int bin = bins.ofInput(split.input)[row];
                boolean isLeft = bin == RowBins.ABSENT ? split.absentLeft : bin <= split.bin;
                nodeOf[row] = isLeft ? left.get(node) : right.get(node);
            }
        }
    }

    private void sumLeaves() {
        double[] sums = new double[asked.size() * 2];
        for (int row = 0; row < nodeOf.length; row++) {
            sums[nodeOf[row] * 2] += gradients[row];
            sums[nodeOf[row] * 2 + 1] += curvatures[row];
        }
        for (int node = 0; node < asked.size(); node++) {
            if (asked.get(node) < 0) {
                values.set(node, (double) (float) settings.leaf(sums[2 * node], sums[2 * node + 1]));
            }
        }
    }
}
