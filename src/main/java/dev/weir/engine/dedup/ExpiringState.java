package dev.weir.engine.dedup;

/** The state of a key or a subject, as far as it determines how long it is kept; see {@link KeyLifetime}. */
public interface ExpiringState {

    /** Returns when the state may be forgotten. */
    TimeToLive timeToLive();

    /**
     * Returns the window in which repetitions of events are recognised. It uses the wall clock, which event time may
     * overtake.
     */
    DeduplicationWindow deduplication();
}
