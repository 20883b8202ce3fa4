package dev.weir.features.column;

import java.io.IOException;

/** What a series keeps of each event, beside its time. */
public enum SeriesKind {
    /** Times alone, for count and since. */
    TIMES(0, "TIMES"),
    /** A number: sum, avg, min, max, stddev. */
    NUMBERS(1, "NUMBERS"),
    /** A scalar value of any type: last, first. */
    VALUES(2, "VALUES"),
    /** A hash of the value, as seldom as one window allows: distinct. */
    DISTINCT(3, "DISTINCT"),
    /** A number, for one window: median, percentile. */
    QUANTILES(4, "QUANTILES");

    private final byte code;
    private final String stateName;

    SeriesKind(int code, String stateName) {
        this.code = (byte) code;
        this.stateName = stateName;
    }

    /** Whether such a series is of one window, which is part of its definition. */
    public boolean isOfOneWindow() {
        return this == DISTINCT || this == QUANTILES;
    }

    /** What it is called in the ids of state; never changed, never used again. */
    public String stateName() {
        return stateName;
    }

    /** What stands for it in state; never changed, never used again. */
    public byte code() {
        return code;
    }

    /**
     * The kind that a binary form means by a code.
     *
     * @throws IOException if no kind has this code
     */
    public static SeriesKind ofCode(byte code) throws IOException {
        return switch (code) {
            case 0 -> TIMES;
            case 1 -> NUMBERS;
            case 2 -> VALUES;
            case 3 -> DISTINCT;
            case 4 -> QUANTILES;
            default -> throw new IOException("a series of unknown kind " + code);
        };
    }
}
