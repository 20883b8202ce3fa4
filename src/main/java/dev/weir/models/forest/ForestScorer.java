package dev.weir.models.forest;

import dev.weir.models.Scorer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores by depth: how many random cuts it takes to set a row apart, if it were put among the rows of each tree. Beyond
 * the box around the rows of a node a cut is likelier to fall between the row and all of them, the farther the row lies
 * from it; so the depth is an expectation over the cuts of that row too, and not only those of the tree (Guha et al.
 * 2016).
 *
 * <p>The score is {@code 2 ^ (-depth / usual depth)} (Liu, Ting and Zhou 2008): about 0.5 for a row like the others,
 * towards 1 for one that a single cut sets apart, towards 0 for one among many equals.
 */
final class ForestScorer implements Scorer {
    private final CutForest forest;
    private final float[] row;
    private final double[] usual;
    private final double[] beyond;

    ForestScorer(CutForest forest) {
        this.forest = forest;
        row = new float[forest.inputs];
        beyond = new double[forest.inputs];
        usual = new double[CutForest.ROWS + 1];
        for (int rows = 0; rows < usual.length; rows++) {
            usual[rows] = CutForest.usualDepth(rows);
        }
    }

    @Override
    public double score(double[] inputs) {
        return score(inputs, null);
    }

    /** The score, shared out by which inputs lay beyond the boxes, those of early cuts before others. */
    @Override
    public double[] contributions(double[] inputs) {
        Arrays.fill(beyond, 0);
        double score = score(inputs, beyond);
        double all = Arrays.stream(beyond).sum();
        double[] parts = new double[beyond.length];
        for (int i = 0; i < parts.length && all > 0; i++) {
            parts[i] = score * beyond[i] / all;
        }
        return parts;
    }

    private double score(double[] inputs, double @Nullable [] shares) {
        for (int i = 0; i < row.length; i++) {
            row[i] = forest.scale.scaled(i, (float) inputs[i]);
        }
        double depths = 0;
        for (int root : forest.roots) {
            depths += depth(root, shares);
        }
        return forest.usual > 0 ? StrictMath.pow(2, -depths / forest.roots.length / forest.usual) : Double.NaN;
    }

    private double depth(int root, double @Nullable [] shares) {
        double depth = 0;
        double reaches = 1;
        int node = root;
        int cuts = 0;
        while (true) {
            double apart = apart(node, reaches / (cuts + 1), shares);
            depth += reaches * apart * (cuts + 1);
            reaches *= 1 - apart;
            int input = forest.cutInputs[node];
            if (input == TreeGrower.LEAF || reaches < 1e-9) {
                return depth + reaches * (cuts + usual[forest.masses[node]]);
            }
            node = row[input] <= forest.cuts[node] ? node + 1 : forest.right[node];
            cuts++;
        }
    }

    /** The probability that the next cut falls between the row and the box of a node. */
    private double apart(int node, double weight, double @Nullable [] shares) {
        double inside = 0;
        double outside = 0;
        int box = node * 2 * row.length;
        for (int i = 0; i < row.length; i++) {
            float low = forest.boxes[box + 2 * i];
            float high = forest.boxes[box + 2 * i + 1];
            inside += high - low;
            outside += Math.max(0, Math.max(low - row[i], row[i] - high));
        }
        double probability = outside > 0 ? outside / (inside + outside) : 0;
        for (int i = 0; shares != null && outside > 0 && i < row.length; i++) {
            double far =
                    Math.max(0, Math.max(forest.boxes[box + 2 * i] - row[i], row[i] - forest.boxes[box + 2 * i + 1]));
            shares[i] += weight * probability * far / outside;
        }
        return probability;
    }
}
