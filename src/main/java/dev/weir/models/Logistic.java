package dev.weir.models;

import java.util.List;

/**
 * Logistic regression: {@code 1 / (1 + exp(-(bias + Σ weight · (input - mean) / scale)))}. An absent input adds nothing.
 *
 * @param weights one for each input
 * @param means what is taken off each input first; empty for nothing
 * @param scales what each input is then divided by, none of them 0; empty for 1
 */
public record Logistic(double bias, List<Double> weights, List<Double> means, List<Double> scales)
        implements ModelKind {
    /** Copies the lists. */
    public Logistic {
        weights = List.copyOf(weights);
        means = List.copyOf(means);
        scales = List.copyOf(scales);
    }
}
