package dev.weir.engine.plan;

/** What happens to an event with the id of an earlier one and different content. */
public enum ContentMismatchPolicy {
    /** It is decided as a correction. */
    DECIDE,
    /** It is only counted. */
    SET_ASIDE
}
