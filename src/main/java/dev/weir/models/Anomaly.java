package dev.weir.models;

/**
 * A random cut forest, which needs no labels: the score says how few random cuts set the inputs apart from a sample of
 * those seen before.
 *
 * @param trees 1 to 200
 * @param samples how many inputs each tree holds, 16 to 1,024
 * @param decay by how much an input of an earlier event is likelier to make room for a new one: a sample is about
 *     {@code 1 / decay} inputs deep; 0 for a sample of all there were, at most 0.1
 * @param seed of the randomness: with the same seed and the same inputs in the same order, the forest is the same
 * @param learned what a forest knew when it was written, base64 of its binary form; empty before it learned
 */
public record Anomaly(int trees, int samples, double decay, long seed, String learned) implements ModelKind {
    /** The most trees. */
    public static final int MOST_TREES = 200;

    /** The most inputs in a tree. */
    public static final int MOST_SAMPLES = 1024;
}
