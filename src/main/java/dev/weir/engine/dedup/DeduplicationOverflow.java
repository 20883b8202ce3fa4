package dev.weir.engine.dedup;

import java.util.Optional;

/**
 * Where a busy key keeps the events that it saw lately, beyond the few that fit its own value. What is kept here is
 * forgotten by itself once the deduplication horizon has passed.
 */
public interface DeduplicationOverflow {

    /** What is kept under this hash. */
    Optional<DeduplicationEntry> find(long fingerprint);

    /** Keeps an event, in the place of what was under its hash. */
    void add(long fingerprint, DeduplicationEntry event);

    /** Whether a release before hashes had a key kept this event. */
    boolean containsFormer(long fingerprint);
}
