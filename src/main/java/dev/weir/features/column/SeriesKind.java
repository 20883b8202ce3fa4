package dev.weir.features.column;

import java.io.IOException;

/** What a series stores of each event besides its time. */
public enum SeriesKind {
    /** Times alone: for count and since. */
    TIMES(0, "TIMES"),
    /** A number: for sum, avg, min, max, stddev, ewma. */
    NUMBERS(1, "NUMBERS"),
    /** A scalar value of any type: for last, first, mode, topK, entropy. */
    VALUES(2, "VALUES"),
    /** A hash of the value, stored as rarely as one window allows: for distinct. */
    DISTINCT(3, "DISTINCT"),
    /** A number, for one window: for median, percentile. */
    QUANTILES(4, "QUANTILES"),
    /** The value of the earliest event of all: for first. */
    EARLIEST(5, "EARLIEST");

    private final byte code;
    private final String stateName;

    SeriesKind(int code, String stateName) {
        this.code = (byte) code;
        this.stateName = stateName;
    }

    /** Returns whether such a series belongs to one window, which is part of its definition. */
    public boolean isOfOneWindow() {
        return this == DISTINCT || this == QUANTILES || this == EARLIEST;
    }

    /** Returns whether a series of this kind answers functions that ask for another. */
    public boolean answers(SeriesKind asked) {
        return this == asked || (this == EARLIEST && asked == VALUES) || (this == VALUES && asked == DISTINCT);
    }

    /** Returns its name in ids of state; never changed, never reused. */
    public String stateName() {
        return stateName;
    }

    /** Returns its code in state; never changed, never reused. */
    public byte code() {
        return code;
    }

    /**
     * Returns the kind with a code in a binary form.
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
            case 5 -> EARLIEST;
            default -> throw new IOException("a series of unknown kind " + code);
        };
    }
}
