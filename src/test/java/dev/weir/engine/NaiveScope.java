package dev.weir.engine;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rule;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** What a rule sees, found by name; line -1 stands for the event as a whole. */
record NaiveScope(
        EventScope atHand,
        Rule rule,
        BiFunction<String, Integer, Value> features,
        IntFunction<Optional<Stock>> stocks,
        NaiveRecall earlier)
        implements Scope {
    @Override
    public boolean recently(String outcome, long withinMillis) {
        return earlier.times("outcome " + outcome, withinMillis) > 0;
    }

    @Override
    public int decided(String outcome, long withinMillis) {
        return earlier.times("count " + outcome, withinMillis);
    }

    @Override
    public boolean fired(String other, long withinMillis) {
        return earlier.times("rule " + other, withinMillis) > 0;
    }

    @Override
    public int line() {
        return NO_LINE;
    }

    @Override
    public Value feature(int feature) {
        return features.apply(rule.features().get(feature).name(), -1);
    }

    @Override
    public Value lineFeature(int line, int feature) {
        return features.apply(rule.features().get(feature).name(), line);
    }

    @Override
    public Optional<Stock> stock() {
        return stocks.apply(-1);
    }

    @Override
    public Optional<Stock> lineStock(int line) {
        return stocks.apply(line);
    }
}
