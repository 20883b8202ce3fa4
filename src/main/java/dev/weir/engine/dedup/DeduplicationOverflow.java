package dev.weir.engine.dedup;

import java.util.Optional;

/**
 * Storage for events that a busy key saw lately, beyond the few that fit into its own value. Entries expire by
 * themselves after the deduplication horizon.
 */
public interface DeduplicationOverflow {

    /** Returns the entry under this hash. */
    Optional<DeduplicationEntry> find(long fingerprint);

    /** Stores an entry, replacing the one under the same hash. */
    void add(long fingerprint, DeduplicationEntry event);

    /** Returns whether a release that did not yet use keyed hashes stored this event. */
    boolean containsFormer(long fingerprint);
}
