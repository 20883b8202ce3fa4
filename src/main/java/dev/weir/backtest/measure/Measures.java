package dev.weir.backtest.measure;

import java.util.Optional;

/**
 * What a rule, or several together, would have done.
 *
 * @param alerts decisions in which it is a reason
 * @param alertsPerDay over the days that were measured
 * @param hits payments that it hits, each counted once
 * @param amountHit the sum of their amounts, in whatever currency they are
 * @param truth how many of them are right; empty without labels
 */
public record Measures(long alerts, double alertsPerDay, long hits, double amountHit, Optional<Truth> truth) {
    /** Nothing was hit, and nothing is known. */
    public static final Measures NONE = new Measures(0, 0, 0, 0, Optional.empty());

    /**
     * How right it is, by the payments with a label.
     *
     * @param precision of the payments hit, how many are fraud
     * @param recall of the fraud, how much is hit
     * @param falsePositivesPerFraud good payments hit for each fraud that is found; empty if none is found
     * @param amountCaught the amount of the fraud that is hit
     * @param amountInsulted the amount of the good payments that are hit
     */
    public record Truth(
            Rate precision,
            Rate recall,
            Optional<Double> falsePositivesPerFraud,
            double amountCaught,
            double amountInsulted) {}
}
