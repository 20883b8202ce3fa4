package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Signal;
import java.util.Map;

/**
 * An event whose signals are all here.
 *
 * @param announced the event
 * @param signals by key
 */
public record AnsweredEvent(Announced announced, Map<String, Signal> signals) {
    /** Copies. */
    public AnsweredEvent {
        signals = Map.copyOf(signals);
    }
}
