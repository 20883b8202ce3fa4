package dev.weir.features.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The aggregate functions that there are. */
public final class AggregateFunctions {
    private AggregateFunctions() {}

    /** All functions in the order in which people see them; percentile stands there with any rank. */
    public static List<AggregateFunction> all() {
        return List.of(
                new EventCount(),
                new Sum(),
                new Average(),
                new Extreme(false),
                new Extreme(true),
                new StandardDeviation(),
                new Median(),
                new Percentile(50),
                new DistinctCount(),
                new LastValue(),
                new FirstValue(),
                new Since());
    }

    /** All functions by their keys in rules, in the same order. */
    public static Map<String, AggregateFunction> byKey() {
        Map<String, AggregateFunction> byKey = new LinkedHashMap<>();
        all().forEach(function -> byKey.put(function.key(), function));
        return Collections.unmodifiableMap(byKey);
    }
}
