package dev.weir.engine.dedup;

/**
 * The time within which a repetition is recognised, by the wall clock.
 *
 * @param overflow of the key at hand
 */
public record DeduplicationHorizon(long nowMillis, long horizonMillis, DeduplicationOverflow overflow) {

    /** Whether what came then is still to be recognised. */
    boolean covers(long arrivalMillis) {
        return arrivalMillis + horizonMillis > nowMillis;
    }
}
