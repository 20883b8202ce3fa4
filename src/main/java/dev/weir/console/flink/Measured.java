package dev.weir.console.flink;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the running job has measured of one rule or model, over all its parallel instances: counts are summed, of all else
 * the largest counts. Counts begin with 0 when the job starts, also from a savepoint.
 *
 * @param values by the name of the metric, such as {@code suppressed} or {@code input.amount.psi}; all of them finite
 */
public record Measured(Map<String, Double> values) {
    /** Nothing is known. */
    public static final Measured NOTHING = new Measured(Map.of());

    /** Makes a defensive copy. */
    public Measured {
        values = Map.copyOf(values);
    }

    /** Returns a value; empty if the job has not measured it. */
    public OptionalDouble of(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
