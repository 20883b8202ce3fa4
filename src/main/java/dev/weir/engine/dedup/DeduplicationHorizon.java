package dev.weir.engine.dedup;

/**
 * The time within which a repetition is recognised, by the wall clock.
 *
 * @param overflow of the current key
 */
public record DeduplicationHorizon(long nowMillis, long horizonMillis, DeduplicationOverflow overflow) {

    /** Returns whether an arrival at this time still has to be recognised. */
    boolean covers(long arrivalMillis) {
        return arrivalMillis + horizonMillis > nowMillis;
    }
}
