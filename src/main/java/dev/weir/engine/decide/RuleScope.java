package dev.weir.engine.decide;

import dev.weir.engine.plan.RulePlan;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import java.util.Optional;

/** What a rule sees of an answered event. */
record RuleScope(EventAnswers answers, RulePlan plan) implements Scope {
    @Override
    public EventView view() {
        return answers.view();
    }

    @Override
    public Value feature(String name) {
        return lineFeature(0, name);
    }

    @Override
    public Value lineFeature(int line, String name) {
        RulePlan.Slot slot = plan.slots().get(name);
        return slot == null ? Value.absent() : answers.value(slot, line);
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
