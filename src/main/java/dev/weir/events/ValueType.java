package dev.weir.events;

/** The type of a field, an attribute or a feature, with its name in a job config. */
public enum ValueType {
    /** A {@link Value.Text}. */
    STRING,
    /** A {@link Value.Int}. */
    INT,
    /** A {@link Value.Real}. */
    DOUBLE,
    /** A {@link Value.Bool}. */
    BOOL,
    /** A {@link Value.Time}. */
    TIMESTAMP
}
