package dev.weir.rules;

/** Whether a rule takes part. */
public enum Mode {
    /** It decides. */
    LIVE,
    /** It is evaluated, and shown in {@code shadow}; it touches neither outcome nor score. */
    SHADOW,
    /** It is known and not evaluated. */
    OFF
}
