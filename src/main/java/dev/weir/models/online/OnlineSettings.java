package dev.weir.models.online;

/**
 * How an {@link OnlineLearner} learns.
 *
 * @param learningRate how far the first steps go, above 0 to 10: {@code α} of McMahan et al. 2013
 * @param l1 the strength by which small weights are held at exactly 0; 0 to 1000
 * @param l2 the strength by which weights are drawn towards 0; 0 to 1000
 * @param halfLife after how many labels an example counts half, 0 for never, at most 1e9
 * @param positiveWeight how much an example with a true label counts, above 0 to 1000; other than 1, scores are no
 *     longer calibrated
 * @param negativeWeight the same for a false label
 */
public record OnlineSettings(
        double learningRate, double l1, double l2, double halfLife, double positiveWeight, double negativeWeight) {
    /** The settings where a document names none: they reach the figures on the pages. */
    public static final OnlineSettings DEFAULT = new OnlineSettings(0.2, 0, 0, 100_000, 1, 1);

    /** The largest learning rate. */
    public static final double MOST_LEARNING_RATE = 10;

    /** The largest strength of either kind, and the largest weight of a class. */
    public static final double MOST_STRENGTH = 1000;

    /** The longest half-life, in labels. */
    public static final double MOST_HALF_LIFE = 1e9;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is outside of its bounds; the message names it and them
     */
    public OnlineSettings {
        above0("rate", learningRate, MOST_LEARNING_RATE);
        from0("l1", l1, MOST_STRENGTH);
        from0("l2", l2, MOST_STRENGTH);
        from0("halfLife", halfLife, MOST_HALF_LIFE);
        above0("positiveWeight", positiveWeight, MOST_STRENGTH);
        above0("negativeWeight", negativeWeight, MOST_STRENGTH);
    }

    private static void above0(String name, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most " + most + ", not " + value);
        }
    }

    private static void from0(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(name + " must be 0 to " + most + ", not " + value);
        }
    }
}
