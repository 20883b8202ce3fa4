package dev.weir.bench.models;

import dev.weir.models.Trees;
import java.util.List;

/** The nodes of trees as attributes of ONNX's <i>TreeEnsembleClassifier</i>: one list for each thing about a node. */
final class TreeAttributes {
    private final double base;
    private final int[] trees;
    private final int[] numbers;
    private final int[] inputs;
    private final int[] left;
    private final int[] right;
    private final int[] absentLeft;
    private final float[] thresholds;
    private final String[] modes;
    private final int[] leafTrees;
    private final int[] leafNumbers;
    private final float[] leaves;

    TreeAttributes(Trees model) {
        base = model.base();
        int nodes =
                model.trees().stream().mapToInt(tree -> tree.inputs().size()).sum();
        int ends = (int) model.trees().stream()
                .flatMap(tree -> tree.inputs().stream())
                .filter(input -> input < 0)
                .count();
        trees = new int[nodes];
        numbers = new int[nodes];
        inputs = new int[nodes];
        left = new int[nodes];
        right = new int[nodes];
        absentLeft = new int[nodes];
        thresholds = new float[nodes];
        modes = new String[nodes];
        leafTrees = new int[ends];
        leafNumbers = new int[ends];
        leaves = new float[ends];
        int at = 0;
        int leaf = 0;
        for (int tree = 0; tree < model.trees().size(); tree++) {
            Trees.Tree from = model.trees().get(tree);
            for (int node = 0; node < from.inputs().size(); node++) {
                boolean isLeaf = from.inputs().get(node) < 0;
                trees[at] = tree;
                numbers[at] = node;
                modes[at] = isLeaf ? "LEAF" : "BRANCH_LT";
                inputs[at] = Math.max(0, from.inputs().get(node));
                left[at] = from.left().get(node);
                right[at] = from.right().get(node);
                absentLeft[at] = from.absentLeft().get(node) ? 1 : 0;
                thresholds[at++] = isLeaf ? 0 : from.thresholds().get(node).floatValue();
                if (isLeaf) {
                    leafTrees[leaf] = tree;
                    leafNumbers[leaf] = node;
                    leaves[leaf++] = from.values().get(node).floatValue();
                }
            }
        }
    }

    void addTo(ProtoWriter node) {
        List.of(
                        OnnxBytes.numbers("nodes_treeids", trees),
                        OnnxBytes.numbers("nodes_nodeids", numbers),
                        OnnxBytes.numbers("nodes_featureids", inputs),
                        OnnxBytes.reals("nodes_values", thresholds),
                        OnnxBytes.texts("nodes_modes", List.of(modes)),
                        OnnxBytes.numbers("nodes_truenodeids", left),
                        OnnxBytes.numbers("nodes_falsenodeids", right),
                        OnnxBytes.numbers("nodes_missing_value_tracks_true", absentLeft),
                        OnnxBytes.numbers("class_treeids", leafTrees),
                        OnnxBytes.numbers("class_nodeids", leafNumbers),
                        OnnxBytes.numbers("class_ids", new int[leaves.length]),
                        OnnxBytes.reals("class_weights", leaves),
                        OnnxBytes.numbers("classlabels_int64s", 0, 1),
                        OnnxBytes.reals("base_values", (float) base),
                        OnnxBytes.text("post_transform", "LOGISTIC"))
                .forEach(attribute -> node.message(5, attribute));
    }
}
