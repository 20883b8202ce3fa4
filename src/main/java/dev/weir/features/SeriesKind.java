package dev.weir.features;

/** What a series keeps of each event, beside its time. The order is kept in state: new kinds go to the end. */
public enum SeriesKind {
    /** Nothing else: count, since. */
    TIMES,
    /** A number: sum, avg, min, max, stddev. */
    NUMBERS,
    /** A scalar value of any type: last, first. */
    VALUES,
    /** A hash of the value, as seldom as one window allows: distinct. */
    DISTINCT;

    /** The kind that answers this form. */
    public static SeriesKind of(Form form) {
        return switch (form) {
            case COUNT, SINCE -> TIMES;
            case SUM, AVG, MIN, MAX, STDDEV -> NUMBERS;
            case LAST, FIRST -> VALUES;
            case DISTINCT -> DISTINCT;
        };
    }
}
