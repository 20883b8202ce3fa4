package dev.weir.features.definition;

/** The aggregates. */
public enum Form {
    /** How many events. */
    COUNT("COUNT"),
    /** The decimal sum, rounded once; 0 over nothing. */
    SUM("SUM"),
    /** The decimal sum over the count, rounded once. */
    AVG("AVG"),
    /** The least. */
    MIN("MIN"),
    /** The greatest. */
    MAX("MAX"),
    /** The standard deviation of the population: 0 over a single event. */
    STDDEV("STDDEV"),
    /** How many different values. */
    DISTINCT("DISTINCT"),
    /** The value at the latest event; of several at one time, of the one that arrived last. */
    LAST("LAST"),
    /** The value at the earliest event; of several at one time, of the one that arrived first. */
    FIRST("FIRST"),
    /** Milliseconds since the latest earlier event. */
    SINCE("SINCE");

    private final String stateName;

    Form(String stateName) {
        this.stateName = stateName;
    }

    /** What it is called in the ids of state; never changed, never used again. */
    String stateName() {
        return stateName;
    }
}
