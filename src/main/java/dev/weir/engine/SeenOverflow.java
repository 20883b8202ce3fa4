package dev.weir.engine;

/**
 * Where a busy key keeps the events that it saw lately, beyond the few that fit its own value. What is kept here is
 * forgotten by itself once the deduplication horizon has passed.
 */
public interface SeenOverflow {

    /** Whether this event is kept. */
    boolean contains(long fingerprint);

    /** Keeps this event. */
    void add(long fingerprint);
}
