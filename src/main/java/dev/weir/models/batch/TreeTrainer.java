package dev.weir.models.batch;

import dev.weir.models.Trees;
import dev.weir.models.online.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains boosted trees: each tree is grown from what the ones before leave unexplained (Friedman, <i>Greedy function
 * approximation: a gradient boosting machine</i>, 2001). The same rows and settings give the same trees.
 */
public final class TreeTrainer {
    private TreeTrainer() {}

    /**
     * How trees are grown.
     *
     * @param trees 1 to {@link #MOST_TREES}
     * @param depth how many questions from the root to a leaf, 1 to {@link #MOST_DEPTH}
     * @param rate by how much of what it could each tree corrects, above 0 to 1
     * @param leastCurvature how much the rows of a leaf have to weigh, at least 0: about a quarter of their number where
     *     nothing is known, less where the score is clear
     * @param restraint by how much leaves are drawn towards 0, at least 0
     */
    public record Settings(int trees, int depth, double rate, double leastCurvature, double restraint) {
        /** What is enough for most. */
        public static final Settings DEFAULT = new Settings(60, 4, 0.15, 2, 1);

        /** The most trees that are trained here. */
        public static final int MOST_TREES = 1000;

        /** The most questions from root to leaf. */
        public static final int MOST_DEPTH = 8;

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a number is outside of its bounds; the message names it and them
         */
        public Settings {
            if (trees < 1 || trees > MOST_TREES) {
                throw new IllegalArgumentException("trees must be 1 to " + MOST_TREES + ", not " + trees);
            }
            if (depth < 1 || depth > MOST_DEPTH) {
                throw new IllegalArgumentException("depth must be 1 to " + MOST_DEPTH + ", not " + depth);
            }
            if (!(rate > 0 && rate <= 1) || !(leastCurvature >= 0) || !(restraint >= 0)) {
                throw new IllegalArgumentException("rate must be above 0 and at most 1, the others at least 0");
            }
        }

        /** What is gained by one leaf for rows of this gradient and curvature. */
        double worth(double gradient, double curvature) {
            return gradient * gradient / (curvature + restraint + 1e-12);
        }

        double leaf(double gradient, double curvature) {
            return -rate * gradient / (curvature + restraint + 1e-12);
        }
    }

    /**
     * Returns the model.
     *
     * @param rows at least one with each label
     */
    public static Trees train(LabelledRows rows, Settings settings) {
        int size = rows.size();
        double share = (double) rows.positives() / size;
        double base = StrictMath.log(share / (1 - share));
        RowBins bins = RowBins.of(rows);
        double[] sums = new double[size];
        Arrays.fill(sums, base);
        double[] gradients = new double[size];
        double[] curvatures = new double[size];
        List<Trees.Tree> trees = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            for (int row = 0; row < size; row++) {
                double score = Sigmoid.of(sums[row]);
                gradients[row] = score - (rows.label(row) ? 1 : 0);
                curvatures[row] = score * (1 - score);
            }
            TreeGrowth growth = new TreeGrowth(bins, rows.inputs(), settings, gradients, curvatures);
            trees.add(growth.grow());
            for (int row = 0; row < size; row++) {
                sums[row] += growth.valueOf(row);
            }
        }
        return new Trees(base, trees);
    }
}
