package dev.weir.backtest.measure;

import java.util.List;

/**
 * What one rule would have done.
 *
 * @param mode such as {@code live} or {@code shadow}; {@code policy} for a policy that sums points
 * @param outcome {@code ""} if it only gives points
 * @param marginal what is lost without it or, of a rule that is not live, what it would add
 * @param alertsByDay for each of {@link BacktestResult#days}
 */
public record RuleResult(
        String id,
        long version,
        String mode,
        String outcome,
        Measures measures,
        Marginal marginal,
        List<Long> alertsByDay) {
    /** Makes a defensive copy. */
    public RuleResult {
        alertsByDay = List.copyOf(alertsByDay);
    }

    /**
     * Payments that no other live rule hits.
     *
     * @param frauds those of them that are fraud, by the labels
     * @param amountCaught the amount of that fraud
     * @param amountInsulted the amount of the good payments among them, by the labels
     */
    public record Marginal(long hits, long frauds, double amountCaught, double amountInsulted) {
        /** Nothing. */
        public static final Marginal NONE = new Marginal(0, 0, 0, 0);
    }
}
