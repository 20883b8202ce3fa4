package dev.weir.engine.decide;

import dev.weir.engine.plan.RulePlan;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import java.util.Optional;

/** What a rule can read about an answered event. */
record RuleScope(EventAnswers answers, RulePlan plan) implements Scope {
    @Override
    public EventScope atHand() {
        return answers.atHand();
    }

    @Override
    public Value feature(int feature) {
        return lineFeature(0, feature);
    }

    @Override
    public Value lineFeature(int line, int feature) {
        return answers.value(plan.slots().get(feature), line);
    }

    @Override
    public Optional<Stock> stock() {
        return answers.stock(0);
    }

    @Override
    public Optional<Stock> lineStock(int line) {
        return answers.stock(line);
    }
}
