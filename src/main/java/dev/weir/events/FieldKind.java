package dev.weir.events;

/** What a field of a record is read as, and what it may be: more than its type says. */
public enum FieldKind {
    /** A text that identifies something, and becomes part of keys and of other systems' records. */
    ID(ValueType.STRING, "write a text"),
    /** A text with no further form. */
    TEXT(ValueType.STRING, "write a text"),
    /** A time. */
    TIME(
            ValueType.TIMESTAMP,
            "write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z,"
                    + " or milliseconds since 1970 as a number"),
    /** An amount or price: beyond, cents are lost in a double, and a slip is likelier than a payment. */
    MONEY(ValueType.DOUBLE, -1e12, 1e12, "write a number between -10^12 and 10^12"),
    /** A number of pieces. */
    COUNT(ValueType.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, "write a whole number between -2^31 and 2^31 - 1"),
    /** Degrees to the north. */
    LATITUDE(ValueType.DOUBLE, -90, 90, "write degrees between -90 and 90"),
    /** Degrees to the east. */
    LONGITUDE(ValueType.DOUBLE, -180, 180, "write degrees between -180 and 180"),
    /** An attribute that is a number. */
    REAL(ValueType.DOUBLE, -Double.MAX_VALUE, Double.MAX_VALUE, "write a number below 1.8e308"),
    /** An attribute that is a whole number. */
    WHOLE(ValueType.INT, Long.MIN_VALUE, Long.MAX_VALUE, "write a whole number between -2^63 and 2^63 - 1"),
    /** An attribute that is true or false. */
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

    /** Of a declared attribute. */
    public static FieldKind of(ValueType type) {
        return switch (type) {
            case STRING -> TEXT;
            case INT -> WHOLE;
            case DOUBLE -> REAL;
            case BOOL -> TRUTH;
            case TIMESTAMP -> TIME;
        };
    }

    /** What its values are. */
    public ValueType type() {
        return type;
    }

    /** What to write, for one who wrote something else altogether. */
    public String advice() {
        return switch (type) {
            case INT -> "write a whole number";
            case DOUBLE -> "write a number";
            case STRING, BOOL, TIMESTAMP -> bounds;
        };
    }

    /** What to write, for one whose number is not in bounds, or not whole. */
    public String bounds() {
        return bounds;
    }

    /** Whether a number is in bounds; NaN never is. */
    public boolean holds(double number) {
        return number >= least && number <= most;
    }
}
