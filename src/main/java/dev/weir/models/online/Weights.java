package dev.weir.models.online;

import java.util.List;

/**
 * What a learner has learned: enough to score exactly as it does. The log-odds are the bias plus the sum over the
 * inputs of weight times {@link InputScale#scaled}.
 *
 * @param bias the log-odds where each input is at its mean
 * @param weights of each input, in its order; at most {@link OnlineLearner#MOST_INPUTS}
 * @param means of each input
 * @param scales the standard deviation of each input; 0 if it was constant: it contributes nothing
 */
public record Weights(double bias, List<Double> weights, List<Double> means, List<Double> scales) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the lists differ in length, are too long, or a number is not finite or a scale
     *     negative
     */
    public Weights {
        weights = List.copyOf(weights);
        means = List.copyOf(means);
        scales = List.copyOf(scales);
        if (weights.size() > OnlineLearner.MOST_INPUTS) {
            throw new IllegalArgumentException(
                    weights.size() + " weights; at most " + OnlineLearner.MOST_INPUTS + " are allowed");
        }
        if (means.size() != weights.size() || scales.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "there must be as many means (%d) and scales (%d) as weights (%d), one for each input"
                            .formatted(means.size(), scales.size(), weights.size()));
        }
        if (!Double.isFinite(bias) || !allFinite(weights) || !allFinite(means) || !allFinite(scales)) {
            throw new IllegalArgumentException("bias, weights, means and scales must be finite numbers");
        }
        if (scales.stream().anyMatch(scale -> scale < 0)) {
            throw new IllegalArgumentException("a scale must not be negative");
        }
    }

    private static boolean allFinite(List<Double> numbers) {
        return numbers.stream().allMatch(Double::isFinite);
    }
}
