package dev.weir.models;

/**
 * Gives the score of a model for the inputs of one event. Allocates nothing for a score. For one thread: it has room of
 * its own to calculate in. Two scorers of one model give the same scores.
 */
public interface Scorer {
    /**
     * Returns the score, from 0 to 1, or {@code NaN} if the model cannot tell.
     *
     * @param inputs the inputs in the order of the model; {@code NaN} is an absent one. They are not changed
     */
    double score(double[] inputs);

    /**
     * Returns by how much each input moved the score: in log-odds for models that are linear or made of trees, in parts
     * of the score for a forest. It allocates, and is meant for the few events whose reasons are told.
     *
     * @param inputs as for {@link #score}
     * @return a number for each input, or none at all if this kind of model cannot tell
     */
    double[] contributions(double[] inputs);
}
