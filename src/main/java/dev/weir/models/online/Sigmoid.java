package dev.weir.models.online;

/** Log-odds as a probability. By {@code StrictMath}: each instance of a job gets the same bits. */
public final class Sigmoid {
    /** Log-odds beyond this count as this, so that no score is exactly 0 or 1 and no loss infinite. */
    public static final double MOST_LOG_ODDS = 35;

    private Sigmoid() {}

    /** Returns the probability, above 0 and below 1; NaN of NaN. */
    public static double of(double logOdds) {
        double bounded = Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds));
        return 1 / (1 + StrictMath.exp(-bounded));
    }
}
