package dev.weir.models.tree;

import dev.weir.models.Scorer;
import dev.weir.models.online.Sigmoid;

/**
 * Follows the inputs down each tree. Inputs are compared in single precision, as XGBoost does, so that both take the
 * same ways.
 */
final class TreeScorer implements Scorer {
    private final FlatTrees trees;
    private final float[] row;

    TreeScorer(FlatTrees trees) {
        this.trees = trees;
        row = new float[trees.inputs];
    }

    @Override
    public double score(double[] inputs) {
        take(inputs);
        double logOdds = trees.base;
        for (int root : trees.roots) {
            int node = root;
            while (trees.asks[node] != FlatTrees.LEAF) {
                node = next(node);
            }
            logOdds += trees.numbers[node];
        }
        return Sigmoid.of(logOdds);
    }

    /**
     * Each step down a tree moves what its leaves add on average, and the input that was asked moved it: Ando Saabas,
     * <i>Interpreting random forests</i>, 2014, the {@code approx_contribs} of XGBoost. Inputs that were asked early get
     * less than their share; Shapley values would not, at many times the cost.
     */
    @Override
    public double[] contributions(double[] inputs) {
        take(inputs);
        double[] moved = new double[trees.inputs];
        for (int root : trees.roots) {
            int node = root;
            while (trees.asks[node] != FlatTrees.LEAF) {
                int next = next(node);
                moved[trees.asks[node] >> 1] += trees.means[next] - trees.means[node];
                node = next;
            }
        }
        return moved;
    }

    private int next(int node) {
        int asked = trees.asks[node];
        float input = row[asked >> 1];
        boolean left = input < trees.numbers[node] || (Float.isNaN(input) && (asked & 1) != 0);
        return left ? node + 1 : trees.right[node];
    }

    private void take(double[] inputs) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) inputs[i];
        }
    }
}
