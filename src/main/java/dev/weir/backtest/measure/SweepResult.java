package dev.weir.backtest.measure;

import java.util.List;

/**
 * What a rule would have done with other thresholds.
 *
 * @param feature what is compared, as written in the rule
 * @param op how, such as {@code >=}
 * @param points by rising value
 */
public record SweepResult(String rule, String feature, String op, List<Point> points) {
    /** Makes a defensive copy. */
    public SweepResult {
        points = List.copyOf(points);
    }

    /**
     * One threshold.
     *
     * @param current whether the rule has it now
     */
    public record Point(double value, boolean current, Measures measures) {}
}
