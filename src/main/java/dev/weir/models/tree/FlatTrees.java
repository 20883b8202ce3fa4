package dev.weir.models.tree;

import dev.weir.models.Scorer;

/**
 * Trees in plain arrays, all behind each other: a node's left successor is the next node, so that a path reads memory
 * mostly forwards. Never changes; shared by all threads. Memory: 24 bytes a node.
 */
public final class FlatTrees {
    /** At a node that is a leaf. */
    static final int LEAF = -1;

    final int inputs;
    final double base;

    /** The first node of each tree. */
    final int[] roots;

    /** Twice the number of the input that a node asks, and one more if an absent input goes left; or {@link #LEAF}. */
    final int[] asks;

    /** What a leaf adds, or a threshold in single precision. */
    final double[] numbers;

    /** The successor to the right. */
    final int[] right;

    /** What is added on average by the leaves below a node. */
    final float[] means;

    FlatTrees(int inputs, double base, int[] roots, int[] asks, double[] numbers, int[] right, float[] means) {
        this.inputs = inputs;
        this.base = base;
        this.roots = roots;
        this.asks = asks;
        this.numbers = numbers;
        this.right = right;
        this.means = means;
    }

    /** Returns the number of trees. */
    public int trees() {
        return roots.length;
    }

    /** Returns a new scorer, for one thread. */
    public Scorer scorer() {
        return new TreeScorer(this);
    }
}
