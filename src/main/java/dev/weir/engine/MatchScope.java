package dev.weir.engine;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.EventView;
import dev.weir.rules.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What a rule sees of a match of its own that is decided by itself.
 *
 * @param view of the event that completed the match, or the last that it took
 */
record MatchScope(EventView view, RuleMatch match, long nowMillis, Optional<Stock> stock) implements Scope {
    @Override
    public List<Event> stage(String name) {
        return match.stages().getOrDefault(name, List.of());
    }

    @Override
    public Value feature(String name) {
        return match.features().getOrDefault(name, Value.absent());
    }
}
