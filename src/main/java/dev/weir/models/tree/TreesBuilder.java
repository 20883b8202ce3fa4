package dev.weir.models.tree;

import dev.weir.models.ModelKind;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Checks trees one after the other, and puts them into {@link FlatTrees}. */
public final class TreesBuilder {
    private final int inputs;
    private int[] roots = new int[16];
    private int trees;
    private int nodes;
    private int[] asks = new int[256];
    private double[] numbers = new double[256];
    private int[] right = new int[256];
    private double[] covers = new double[256];

    /** A node that is still to be put behind the others. */
    private record Open(int node, int depth, int leftOf) {}

    /**
     * Creates one without trees.
     *
     * @param inputs how many inputs the model has, 1 to {@link ModelKind#MOST_INPUTS}
     */
    TreesBuilder(int inputs) {
        this.inputs = inputs;
    }

    /**
     * Returns the trees of a document.
     *
     * @throws ArtifactException if they are none, with words for the author of the model
     */
    public static FlatTrees of(Trees model, int inputs) throws ArtifactException {
        TreesBuilder builder = new TreesBuilder(inputs);
        for (Trees.Tree tree : model.trees()) {
            builder.add(NodeLists.of(tree));
        }
        return builder.build(model.base());
    }

    /** Adds a tree: what its root leads to. Nodes that nothing leads to are left out. */
    void add(NodeLists tree) throws ArtifactException {
        if (trees == Trees.MOST_TREES) {
            throw problem("there are more than " + Trees.MOST_TREES + " trees; train fewer");
        }
        if (trees == roots.length) {
            roots = Arrays.copyOf(roots, trees * 2);
        }
        roots[trees++] = nodes;
        boolean[] met = new boolean[tree.size()];
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, 0, -1));
        while (!open.isEmpty()) {
            Open next = open.pop();
            meet(next, tree, met);
            if (next.leftOf >= 0) {
                right[next.leftOf] = nodes;
            }
            put(next.node, tree);
            if (!tree.isLeaf(next.node)) {
                open.push(new Open(tree.right()[next.node], next.depth + 1, nodes - 1));
                open.push(new Open(tree.left()[next.node], next.depth + 1, -1));
            }
        }
    }

    /** Returns the trees. */
    FlatTrees build(double base) throws ArtifactException {
        if (trees == 0) {
            throw problem("there are no trees; write at least one, or name an artifact that holds them");
        }
        if (!Double.isFinite(base)) {
            throw problem("what is added before any tree must be a finite number, not " + base);
        }
        return new FlatTrees(
                inputs,
                base,
                Arrays.copyOf(roots, trees),
                Arrays.copyOf(asks, nodes),
                Arrays.copyOf(numbers, nodes),
                Arrays.copyOf(right, nodes),
                means());
    }

    private void meet(Open next, NodeLists tree, boolean[] met) throws ArtifactException {
        if (next.node < 0 || next.node >= met.length) {
            throw problem("tree " + (trees - 1) + " has " + met.length + " nodes, and leads to node " + next.node
                    + "; nodes are counted from 0");
        }
        if (met[next.node]) {
            throw problem("tree " + (trees - 1) + " leads to node " + next.node
                    + " in two ways; each node but the root is the next of exactly one");
        }
        met[next.node] = true;
        if (next.depth > Trees.MOST_DEPTH) {
            throw problem("tree " + (trees - 1) + " is deeper than " + Trees.MOST_DEPTH
                    + " questions; train with a smaller depth");
        }
        int input = tree.inputs()[next.node];
        if (!tree.isLeaf(next.node) && input >= inputs) {
            throw problem("tree " + (trees - 1) + " asks input " + input + ", and the model has " + inputs
                    + " inputs, counted from 0; name as many as it was trained with, in that order");
        }
        if (!Double.isFinite(tree.numbers()[next.node])) {
            throw problem("node " + next.node + " of tree " + (trees - 1) + " has " + tree.numbers()[next.node]
                    + " where a threshold or what a leaf adds must be a finite number");
        }
    }

    private void put(int node, NodeLists tree) throws ArtifactException {
        if (nodes == Trees.MOST_NODES) {
            throw problem("the trees have more than " + Trees.MOST_NODES
                    + " nodes together; train fewer trees, or with a smaller depth");
        }
        if (nodes == asks.length) {
            int more = Math.min(Trees.MOST_NODES, nodes * 2);
            asks = Arrays.copyOf(asks, more);
            numbers = Arrays.copyOf(numbers, more);
            right = Arrays.copyOf(right, more);
            covers = Arrays.copyOf(covers, more);
        }
        boolean leaf = tree.isLeaf(node);
        asks[nodes] = leaf ? FlatTrees.LEAF : tree.inputs()[node] * 2 + (tree.absentLeft()[node] ? 1 : 0);
        numbers[nodes] = leaf ? tree.numbers()[node] : (float) tree.numbers()[node];
        covers[nodes] = tree.covers().length == 0 ? 1 : tree.covers()[node];
        nodes++;
    }

    /** From the last node to the first, so that what follows a node is known before it. */
    private float[] means() {
        float[] means = new float[nodes];
        for (int node = nodes - 1; node >= 0; node--) {
            if (asks[node] == FlatTrees.LEAF) {
                means[node] = (float) numbers[node];
            } else {
                double left = covers[node + 1];
                double both = left + covers[right[node]];
                double share = both > 0 ? left / both : 0.5;
                means[node] = (float) (share * means[node + 1] + (1 - share) * means[right[node]]);
            }
        }
        return means;
    }

    private static ArtifactException problem(String words) {
        return new ArtifactException(words);
    }
}
