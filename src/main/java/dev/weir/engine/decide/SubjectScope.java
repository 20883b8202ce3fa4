package dev.weir.engine.decide;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;
import java.util.List;
import java.util.Optional;

/** What a rule sees that asks for earlier decisions too. */
record SubjectScope(Scope rest, DecisionHistory earlier) implements Scope {
    @Override
    public boolean recently(String outcome, long withinMillis) {
        return earlier.holds(outcome, nowMillis(), withinMillis);
    }

    @Override
    public EventView view() {
        return rest.view();
    }

    @Override
    public int line() {
        return rest.line();
    }

    @Override
    public Value feature(String name) {
        return rest.feature(name);
    }

    @Override
    public Value lineFeature(int line, String name) {
        return rest.lineFeature(line, name);
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
    public List<Event> stage(String name) {
        return rest.stage(name);
    }

    @Override
    public long nowMillis() {
        return rest.nowMillis();
    }
}
