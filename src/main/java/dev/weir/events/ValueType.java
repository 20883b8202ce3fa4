package dev.weir.events;

/** The type of a field, an attribute or a feature, by the names that a job config uses. */
public enum ValueType {
    /** {@link Value.Text}. */
    STRING,
    /** {@link Value.Int}. */
    INT,
    /** {@link Value.Real}. */
    DOUBLE,
    /** {@link Value.Bool}. */
    BOOL,
    /** {@link Value.Time}. */
    TIMESTAMP
}
