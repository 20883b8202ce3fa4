package dev.weir.engine;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.EventView;
import dev.weir.rules.Scope;
import java.util.Optional;

/** A scope in which there is nothing but the event. */
record EventScope(EventView view) implements Scope {
    @Override
    public int line() {
        return NO_LINE;
    }

    @Override
    public Value feature(String name) {
        return Value.absent();
    }

    @Override
    public Value lineFeature(int line, String name) {
        return Value.absent();
    }

    @Override
    public Optional<Stock> stock() {
        return Optional.empty();
    }

    @Override
    public Optional<Stock> lineStock(int line) {
        return Optional.empty();
    }
}
