package dev.weir.events;

/** How a field of a record is read, and its bounds: more than its type says. */
public enum FieldKind {
    /** An identifier, which becomes part of keys and of other systems' records. */
    ID(ValueType.STRING, "write a text"),
    /** A text with no further form. */
    TEXT(ValueType.STRING, "write a text"),
    /** A time. */
    TIME(
            ValueType.TIMESTAMP,
            "write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z,"
                    + " or milliseconds since 1970 as a number"),
    /** A time in a column of a table, which may lie long ago, such as a birthday. */
    DATE(ValueType.TIMESTAMP, TIME.bounds),
    /** An amount or price: beyond these bounds a double loses cents, and a mistake is likelier than a payment. */
    MONEY(ValueType.DOUBLE, -1e12, 1e12, "write a number between -10^12 and 10^12"),
    /** A number of pieces. */
    COUNT(ValueType.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, "write a whole number between -2^31 and 2^31 - 1"),
    /** Degrees of latitude, north positive. */
    LATITUDE(ValueType.DOUBLE, -90, 90, "write degrees between -90 and 90"),
    /** Degrees of longitude, east positive. */
    LONGITUDE(ValueType.DOUBLE, -180, 180, "write degrees between -180 and 180"),
    /** A numeric attribute. */
    REAL(ValueType.DOUBLE, -Double.MAX_VALUE, Double.MAX_VALUE, "write a number below 1.8e308"),
    /** A whole-number attribute. */
    WHOLE(ValueType.INT, Long.MIN_VALUE, Long.MAX_VALUE, "write a whole number between -2^63 and 2^63 - 1"),
    /** A true-or-false attribute. */
    TRUTH(ValueType.BOOL, "write true or false, without quotes");

    private final ValueType type;
    private final double least;
    private final double most;
    private final String bounds;

    FieldKind(ValueType type, String advice) {
        this(type, 0, 0, advice);
    }

    FieldKind(ValueType type, double least, double most, String bounds) {
        this.type = type;
        this.least = least;
        this.most = most;
        this.bounds = bounds;
    }

    /** Returns the kind of a declared attribute. */
    public static FieldKind of(ValueType type) {
        return switch (type) {
            case STRING -> TEXT;
            case INT -> WHOLE;
            case DOUBLE -> REAL;
            case BOOL -> TRUTH;
            case TIMESTAMP -> TIME;
        };
    }

    /** Returns the type of its values. */
    public ValueType type() {
        return type;
    }

    /** Returns what to write, for a value of another kind. */
    public String advice() {
        return switch (type) {
            case INT -> "write a whole number";
            case DOUBLE -> "write a number";
            case STRING, BOOL, TIMESTAMP -> bounds;
        };
    }

    /** Returns what to write, for a number that is out of bounds, or not whole. */
    public String bounds() {
        return bounds;
    }

    /** Returns whether a number is in bounds; NaN never is. */
    public boolean holds(double number) {
        return number >= least && number <= most;
    }
}
