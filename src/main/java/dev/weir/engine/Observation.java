package dev.weir.engine;

import java.util.List;

/**
 * What a key made of an event.
 *
 * @param signals one for each subject that waits
 * @param timerMillis event time at which to look at the key again; {@link #NO_TIMER} if a timer is set already
 * @param errors expressions that failed
 */
public record Observation(List<Signal> signals, long timerMillis, int errors) {
    /** No timer is to be set. */
    public static final long NO_TIMER = Expiry.NEVER;

    /** Copies. */
    public Observation {
        signals = List.copyOf(signals);
    }
}
