package dev.weir.engine.decide;

import dev.weir.engine.join.Joining;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.events.Event;

/** Matches that are sent by themselves. They wait for no answers. */
public record MatchRequest(CompletedMatches matches) implements DecisionRequest {
    @Override
    public String subject() {
        return matches.subject();
    }

    @Override
    public long epoch() {
        return matches.epoch();
    }

    @Override
    public Event event() {
        return matches.trigger();
    }

    @Override
    public long atMillis() {
        return matches.atMillis();
    }

    @Override
    public boolean primary() {
        return false;
    }

    @Override
    public long recordMillis() {
        return Announced.UNKNOWN;
    }

    @Override
    public Joining joining() {
        return matches.joining();
    }
}
