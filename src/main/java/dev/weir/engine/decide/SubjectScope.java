package dev.weir.engine.decide;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a rule that also asks for earlier decisions, or for others in the same decision, can read.
 *
 * @param firing whether a rule fires in the same decision, by its id
 */
record SubjectScope(Scope rest, DecisionHistory earlier, Predicate<String> firing) implements Scope {
    @Override
    public boolean recently(String outcome, long withinMillis) {
        return earlier.holds(outcome, nowMillis(), withinMillis);
    }

    @Override
    public int decided(String outcome, long withinMillis) {
        return earlier.count(outcome, nowMillis(), withinMillis);
    }

    @Override
    public boolean fired(String rule, long withinMillis) {
        return earlier.fired(rule, nowMillis(), withinMillis);
    }

    @Override
    public boolean fires(String rule) {
        return firing.test(rule);
    }

    @Override
    public EventScope atHand() {
        return rest.atHand();
    }

    @Override
    public int line() {
        return rest.line();
    }

    @Override
    public Value feature(int feature) {
        return rest.feature(feature);
    }

    @Override
    public Value lineFeature(int line, int feature) {
        return rest.lineFeature(line, feature);
    }

    @Override
    public Optional<Stock> stock() {
        return rest.stock();
    }

    @Override
    public Optional<Stock> lineStock(int line) {
        return rest.lineStock(line);
    }

    @Override
    public List<Event> stage(int stage) {
        return rest.stage(stage);
    }

    @Override
    public long nowMillis() {
        return rest.nowMillis();
    }
}
