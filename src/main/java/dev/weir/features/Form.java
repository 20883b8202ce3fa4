package dev.weir.features;

/** The aggregates. */
public enum Form {
    /** How many events. */
    COUNT,
    /** The decimal sum, rounded once; 0 over nothing. */
    SUM,
    /** The decimal sum over the count, rounded once. */
    AVG,
    /** The least. */
    MIN,
    /** The greatest. */
    MAX,
    /** The standard deviation of the population: 0 over a single event. */
    STDDEV,
    /** How many different values. */
    DISTINCT,
    /** The value at the latest event; of several at one time, of the one that arrived last. */
    LAST,
    /** The value at the earliest event; of several at one time, of the one that arrived first. */
    FIRST,
    /** Milliseconds since the latest earlier event. */
    SINCE
}
