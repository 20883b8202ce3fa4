package dev.weir.features.function;

import java.util.Objects;

/** The aggregate functions, by name. */
public final class Aggregates {
    public static final AggregateFunction COUNT = new EventCount();
    public static final AggregateFunction SUM = new Sum();
    public static final AggregateFunction AVG = new Average();
    public static final AggregateFunction MIN = new Extreme(false);
    public static final AggregateFunction MAX = new Extreme(true);
    public static final AggregateFunction STDDEV = new StandardDeviation();
    public static final AggregateFunction MEDIAN = new Median();
    public static final AggregateFunction PERCENTILE_95 = new Percentile(95);
    public static final AggregateFunction DISTINCT = new DistinctCount();
    public static final AggregateFunction LAST = new LastValue();
    public static final AggregateFunction FIRST = new FirstValue();
    public static final AggregateFunction SINCE = new Since();

    private Aggregates() {}

    /** The one that rules call so. */
    public static AggregateFunction of(String key) {
        return Objects.requireNonNull(AggregateFunctions.byKey().get(key), key);
    }
}
