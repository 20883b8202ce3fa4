package dev.weir.engine;

import java.util.List;

/**
 * What a key made of an event.
 *
 * @param signals one for each subject that waits
 * @param changed whether the state of the key did: what is only asked writes nothing
 * @param errors expressions that failed
 */
public record Observation(List<Signal> signals, boolean changed, int errors) {
    /** Copies. */
    public Observation {
        signals = List.copyOf(signals);
    }
}
