package dev.weir.engine.plan;

import dev.weir.engine.message.RuleMatch;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What a rule can read about one of its matches that is decided by itself.
 *
 * @param atHand the event that completed the match, or the last one that it took
 * @param rule the rule that the match belongs to: the message contains names, for which the rule has numbers
 */
public record MatchScope(EventScope atHand, Rule rule, RuleMatch match, long nowMillis, Optional<Stock> stock)
        implements Scope {
    @Override
    public List<Event> stage(int stage) {
        return stage(rule, match, stage);
    }

    /** Returns the events that a stage took, by its number in the rule. */
    public static List<Event> stage(Rule rule, RuleMatch match, int stage) {
        return match.stages().getOrDefault(rule.pattern().orElseThrow().stages().get(stage), List.of());
    }

    @Override
    public Value feature(int feature) {
        return match.features().getOrDefault(rule.features().get(feature).name(), Value.absent());
    }
}
