package dev.weir.engine.decide;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What a rule that also asks for earlier decisions, or for others and for models in the same decision, can read.
 *
 * @param same what else there is in the same decision
 */
record SubjectScope(Scope rest, DecisionHistory earlier, SameDecision same) implements Scope {
    /** The decision that a rule is evaluated for. */
    interface SameDecision {
        /** Returns whether the condition of a live rule was found to hold, whatever may keep it back. */
        boolean fires(String rule);

        /** Returns what a model says; NaN if it is absent, as where no event is decided. */
        default double score(String model) {
            return Double.NaN;
        }
    }

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
        return same.fires(rule);
    }

    @Override
    public double score(String model) {
        return same.score(model);
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
