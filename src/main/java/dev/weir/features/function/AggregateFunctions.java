package dev.weir.features.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All aggregate functions. */
public final class AggregateFunctions {
    private AggregateFunctions() {}

    /** Returns all functions in the order shown to people; those with a number beside them (percentile, ewma, topK)
     * are listed with an arbitrary one. */
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
                new Ewma(1),
                new DistinctCount(),
                new LastValue(),
                new FirstValue(),
                new MostFrequent(),
                new TopK(1),
                new Entropy(),
                new Since());
    }

    /** Returns all functions by their keys in rules, in the same order. */
    public static Map<String, AggregateFunction> byKey() {
        Map<String, AggregateFunction> byKey = new LinkedHashMap<>();
        all().forEach(function -> byKey.put(function.key(), function));
        return Collections.unmodifiableMap(byKey);
    }
}
