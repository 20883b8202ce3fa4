package dev.weir.engine.decide;

import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.RulePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import java.util.List;
import java.util.Optional;

/**
 * The values a rule can read about a match that belongs to an answered event: the answers of the key that found it, and
 * those of other keys.
 *
 * @param rest the event and the answers of the other keys
 * @param signal of the key that found the match
 */
record AnsweredMatchScope(Scope rest, RulePlan plan, Signal signal, RuleMatch match) implements Scope {
    @Override
    public EventScope atHand() {
        return rest.atHand();
    }

    @Override
    public List<Event> stage(int stage) {
        return MatchScope.stage(plan.rule(), match, stage);
    }

    @Override
    public Value feature(int feature) {
        AnswerLayout.Slot slot = plan.slots().get(feature);
        return slot.isAnswered() && slot.key() == plan.patternKey() ? slot.in(signal) : rest.feature(feature);
    }

    @Override
    public Value lineFeature(int line, int feature) {
        return rest.lineFeature(line, feature);
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
