package dev.weir.engine;

import java.util.List;

/**
 * What a key made of an event.
 *
 * @param signals one for each subject that waits
 * @param errors expressions that failed
 */
public record Observation(List<Signal> signals, int errors) {
    /** Copies. */
    public Observation {
        signals = List.copyOf(signals);
    }
}
