package dev.weir.models.tree;

import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import java.util.List;

/**
 * The nodes of one tree as somebody wrote them, in arrays of the same length; node 0 is the root.
 *
 * @param inputs which input a node asks; negative at a leaf
 * @param numbers a threshold, or what a leaf adds
 * @param covers empty if nobody knows them
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared, and read in loops over all nodes
record NodeLists(int[] inputs, double[] numbers, int[] left, int[] right, boolean[] absentLeft, double[] covers) {
    static NodeLists of(Trees.Tree tree) throws ArtifactException {
        int nodes = tree.inputs().size();
        if (nodes == 0
                || tree.thresholds().size() != nodes
                || tree.values().size() != nodes
                || tree.left().size() != nodes
                || tree.right().size() != nodes
                || tree.absentLeft().size() != nodes) {
            throw new ArtifactException("a tree has lists of different lengths; each has one entry for each node");
        }
        boolean[] absentLeft = new boolean[nodes];
        double[] numbers = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            numbers[i] = (tree.inputs().get(i) < 0 ? tree.values() : tree.thresholds()).get(i);
            absentLeft[i] = tree.absentLeft().get(i);
        }
        return new NodeLists(
                ints(tree.inputs()), numbers, ints(tree.left()), ints(tree.right()), absentLeft, new double[0]);
    }

    int size() {
        return inputs.length;
    }

    boolean isLeaf(int node) {
        return inputs[node] < 0;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
