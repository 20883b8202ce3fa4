package dev.weir.engine.plan;

/** What becomes of an event that has the id of an earlier one and says something else. */
public enum OtherContent {
    /** It is decided, as a correction. */
    DECIDE,
    /** It is counted, and nothing else. */
    SET_ASIDE
}
