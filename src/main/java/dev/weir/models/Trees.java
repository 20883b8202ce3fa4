package dev.weir.models;

import java.util.List;

/**
 * Boosted trees: the values of the leaves that the inputs lead to are added to {@code base}, and the sum is the log-odds
 * of the score. The trees stand in the document, or in an artifact in XGBoost's JSON form.
 *
 * @param base log-odds before any tree; with an artifact, the artifact says it, and this is 0
 * @param trees empty if an artifact holds them
 */
public record Trees(double base, List<Tree> trees) implements ModelKind {
    /** The most trees of a model. */
    public static final int MOST_TREES = 10_000;

    /** The most nodes of all trees of a model together. */
    public static final int MOST_NODES = 2_000_000;

    /** The most questions from the root of a tree to a leaf. */
    public static final int MOST_DEPTH = 100;

    /** Copies the list. */
    public Trees {
        trees = List.copyOf(trees);
    }

    /**
     * A tree as lists with one entry for each node; node 0 is the root. A node is a leaf if its {@code inputs} is -1.
     * Inputs and thresholds are compared in single precision, as XGBoost does.
     *
     * @param inputs which input a node asks, from 0
     * @param thresholds an input below it goes left, any other right; 0 at leaves
     * @param left the next node to the left; each node but the root is the next of exactly one; 0 at leaves
     * @param right the next node to the right; 0 at leaves
     * @param absentLeft whether an absent input goes left; false at leaves
     * @param values what a leaf adds; 0 at other nodes
     */
    public record Tree(
            List<Integer> inputs,
            List<Double> thresholds,
            List<Integer> left,
            List<Integer> right,
            List<Boolean> absentLeft,
            List<Double> values) {
        /** Copies the lists. */
        public Tree {
            inputs = List.copyOf(inputs);
            thresholds = List.copyOf(thresholds);
            left = List.copyOf(left);
            right = List.copyOf(right);
            absentLeft = List.copyOf(absentLeft);
            values = List.copyOf(values);
        }
    }
}
