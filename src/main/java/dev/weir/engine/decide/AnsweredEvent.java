package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Signal;
import dev.weir.events.Event;
import java.util.Map;

/**
 * An event whose signals are all here.
 *
 * @param announced the event
 * @param signals by key
 */
public record AnsweredEvent(Announced announced, Map<String, Signal> signals) implements DecisionRequest {
    /** Makes defensive copies. */
    public AnsweredEvent {
        signals = Map.copyOf(signals);
    }

    @Override
    public String subject() {
        return announced.subject();
    }

    @Override
    public long epoch() {
        return announced.epoch();
    }

    @Override
    public Event event() {
        return announced.event();
    }

    @Override
    public long atMillis() {
        return announced.event().timestampMillis();
    }

    @Override
    public boolean primary() {
        return announced.primary();
    }

    @Override
    public long recordMillis() {
        return announced.recordMillis();
    }
}
