package dev.weir.models.linear;

import dev.weir.models.Logistic;
import dev.weir.models.Scorer;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.online.InputScale;
import dev.weir.models.online.Sigmoid;
import dev.weir.models.online.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * The score of a logistic regression: one multiplication for each input. It keeps nothing between scores, so it may be
 * used by several threads.
 */
public final class LinearScorer implements Scorer {
    private final double bias;
    private final double[] weights;
    private final double[] means;
    private final double[] scales;
    private final boolean asLearned;

    private LinearScorer(double bias, double[] weights, double[] means, double[] scales, boolean asLearned) {
        this.bias = bias;
        this.weights = weights;
        this.means = means;
        this.scales = scales;
        this.asLearned = asLearned;
    }

    /**
     * Returns the scorer of weights that stand in a document.
     *
     * @throws ArtifactException if the numbers make no model, with words for its author
     */
    public static LinearScorer of(Logistic model) throws ArtifactException {
        if (!Double.isFinite(model.bias())) {
            throw new ArtifactException("the bias must be a finite number, not " + model.bias());
        }
        check("weights", model.weights());
        check("mean", model.means());
        check("scale", model.scales());
        if (model.scales().stream().anyMatch(scale -> scale == 0)) {
            throw new ArtifactException("a scale of 0 would divide by it; write 1 for an input that never changes,"
                    + " and 0 as its weight");
        }
        int inputs = model.weights().size();
        return new LinearScorer(
                model.bias(),
                array(model.weights(), inputs, 0),
                array(model.means(), inputs, 0),
                array(model.scales(), inputs, 1),
                false);
    }

    /** Returns the scorer of weights that the job learned: it scales inputs as the learner did, to the bit. */
    public static LinearScorer of(Weights learned) {
        int inputs = learned.weights().size();
        return new LinearScorer(
                learned.bias(),
                array(learned.weights(), inputs, 0),
                array(learned.means(), inputs, 0),
                array(learned.scales(), inputs, 0),
                true);
    }

    @Override
    public double score(double[] inputs) {
        double logOdds = bias;
        for (int i = 0; i < weights.length; i++) {
            logOdds += moved(i, inputs[i]);
        }
        return Sigmoid.of(logOdds);
    }

    @Override
    public double[] contributions(double[] inputs) {
        double[] moved = new double[weights.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = moved(i, inputs[i]);
        }
        return moved;
    }

    private double moved(int index, double input) {
        if (asLearned) {
            return weights[index] * InputScale.scaled(input, means[index], scales[index]);
        }
        return Double.isFinite(input) ? weights[index] * ((input - means[index]) / scales[index]) : 0;
    }

    private static void check(String name, List<Double> numbers) throws ArtifactException {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new ArtifactException(name + " must be finite numbers, not " + number);
            }
        }
    }

    private static double[] array(List<Double> numbers, int length, double without) {
        double[] array = new double[length];
        Arrays.fill(array, without);
        for (int i = 0; i < numbers.size(); i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
