package dev.weir.engine.decide;

import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.RulePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What a rule sees of a match that belongs to an answered event: what the key that found it knows, and what others know.
 *
 * @param rest the event, and what is known of it elsewhere
 * @param signal of the key that found the match
 */
record AnsweredMatchScope(Scope rest, RulePlan plan, Signal signal, RuleMatch match) implements Scope {
    @Override
    public EventView view() {
        return rest.view();
    }

    @Override
    public List<Event> stage(String name) {
        return match.stages().getOrDefault(name, List.of());
    }

    @Override
    public Value feature(String name) {
        RulePlan.Slot slot = plan.slots().get(name);
        return slot != null && slot.key() == plan.patternKey()
                ? signal.values().get(slot.request())
                : rest.feature(name);
    }

    @Override
    public Value lineFeature(int line, String name) {
        return rest.lineFeature(line, name);
    }

    @Override
    public Optional<Stock> stock() {
        return signal.stock().isPresent() ? signal.stock() : rest.stock();
    }

    @Override
    public Optional<Stock> lineStock(int line) {
        return rest.lineStock(line);
    }
}
