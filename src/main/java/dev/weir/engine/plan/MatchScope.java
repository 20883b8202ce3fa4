package dev.weir.engine.plan;

import dev.weir.engine.message.RuleMatch;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What a rule sees of a match of its own that is decided by itself.
 *
 * @param view of the event that completed the match, or the last that it took
 */
public record MatchScope(EventView view, RuleMatch match, long nowMillis, Optional<Stock> stock) implements Scope {
    @Override
    public List<Event> stage(String name) {
        return match.stages().getOrDefault(name, List.of());
    }

    @Override
    public Value feature(String name) {
        return match.features().getOrDefault(name, Value.absent());
    }
}
