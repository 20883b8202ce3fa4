package dev.weir.engine.dedup;

/** The one value of a key or of a subject, as far as it says how long it is kept; see {@link KeyLifetime}. */
public interface KeptState {

    /** When it may be forgotten. */
    TimeToLive timeToLive();

    /** Which events came lately. They are told from repetitions by the wall clock, which event time may outrun. */
    DeduplicationWindow deduplication();
}
