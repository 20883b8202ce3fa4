package dev.weir.engine.decide;

import dev.weir.engine.join.Joining;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Signal;
import dev.weir.events.Event;
import java.util.List;

/**
 * An event whose signals are all here.
 *
 * @param announced the event
 * @param signals one from each key that answers, in any order
 */
public record AnsweredEvent(Announced announced, List<Signal> signals) implements DecisionRequest {
    /** Makes a defensive copy. */
    public AnsweredEvent {
        signals = List.copyOf(signals);
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

    /** Returns where the decision meets others: besides those that Route knew, those of matches that keys found. */
    @Override
    public Joining joining() {
        Joining known = announced.joining();
        int further = 0;
        for (int i = 0; i < signals.size(); i++) {
            further += signals.get(i).furtherParts();
        }
        return further == 0
                ? known
                : new Joining(announced.subject(), announced.correlationId(), Math.max(1, known.parts()) + further);
    }
}
