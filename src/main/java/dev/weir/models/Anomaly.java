package dev.weir.models;

/**
 * A random cut forest that the job trains, which needs no labels: the score says how few random cuts set the inputs apart from a sample of
 * those seen before.
 *
 * @param trees 1 to {@link #MOST_TREES}
 * @param samples how many rows of inputs the sample holds, {@link #FEWEST_SAMPLES} to {@link #MOST_SAMPLES}
 * @param decay 0 for a sample of all rows there were; else each row counts {@code exp(decay)} times as much
 *     as the one before it, so that a row stays for about {@code 1 / decay} rows; at most 0.1
 * @param seed of the randomness: with the same seed and the same rows, the forest is the same
 * @param learned the sample, base64 of its binary form; empty before it learned, and then there is no score
 */
public record Anomaly(int trees, int samples, double decay, long seed, String learned) implements Trained {
    /** What is enough for most. */
    public static final Anomaly DEFAULT = new Anomaly(50, 256, 1.0 / 2560, 42, "");

    /** The most trees. */
    public static final int MOST_TREES = 200;

    /** The fewest rows in a sample. */
    public static final int FEWEST_SAMPLES = 16;

    /** The most rows in a sample. */
    public static final int MOST_SAMPLES = 1024;

    /** The largest decay. */
    public static final double MOST_DECAY = 0.1;

    @Override
    public boolean hasLearned() {
        return !learned.isEmpty();
    }
}
