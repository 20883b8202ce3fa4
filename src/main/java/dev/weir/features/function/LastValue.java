package dev.weir.features.function;

import dev.weir.events.Value;

/** The value of the latest event; among several with the same time, of the one that arrived last. */
public record LastValue() implements ValueFunction {

    @Override
    public String key() {
        return "last";
    }

    @Override
    public String meaning() {
        return "The value of an expression at the latest event.";
    }

    @Override
    public String stateName() {
        return "LAST";
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public boolean isOfLatest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.last();
    }
}
