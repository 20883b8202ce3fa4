package dev.weir.io.history.label;

/** Whether a transaction was fraud. */
public enum Label {
    /** It was. */
    FRAUD,
    /** It was not. */
    GENUINE,
    /** Nobody said. */
    NONE
}
