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
    public static final AggregateFunction EWMA_1H = new Ewma(3_600_000);
    public static final AggregateFunction MODE = new MostFrequent();
    public static final AggregateFunction TOP_3 = new TopK(3);
    public static final AggregateFunction ENTROPY = new Entropy();
    public static final AggregateFunction DISTINCT = new DistinctCount();
    public static final AggregateFunction LAST = new LastValue();
    public static final AggregateFunction FIRST = new FirstValue();
    public static final AggregateFunction SINCE = new Since();

    private Aggregates() {}

    /** The one that rules call so, with {@link #beside} beside it. */
    public static AggregateFunction of(String key) {
        return switch (key) {
            case "percentile" -> PERCENTILE_95;
            case "ewma" -> EWMA_1H;
            case "topK" -> TOP_3;
            default -> Objects.requireNonNull(AggregateFunctions.byKey().get(key), key);
        };
    }

    /** What a rule writes beside its expression. */
    public static String beside(String key) {
        return switch (key) {
            case "percentile" -> ", rank: 95";
            case "ewma" -> ", halfLife: 1h";
            case "topK" -> ", k: 3";
            default -> "";
        };
    }
}
