package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;

/**
 * The smallest number such that this percentage of all are no greater.
 *
 * @param rank the percentage, above 0 and below 100
 */
public record Percentile(double rank) implements NumberFunction {
    private static final double ALL = 100;

    /** Checks the bounds. */
    public Percentile {
        if (!isRank(rank)) {
            throw new IllegalArgumentException("a rank of " + rank + "; it is over 0 and under 100");
        }
    }

    /** Returns whether a number can be a rank. */
    public static boolean isRank(double number) {
        return number > 0 && number < ALL;
    }

    @Override
    public String key() {
        return "percentile";
    }

    @Override
    public String meaning() {
        return "The smallest value of an expression that at least 'rank' percent of the values do not exceed.";
    }

    @Override
    public String stateName() {
        return "PERCENTILE_" + rank;
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.QUANTILES;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.percentile(rank);
    }
}
