package dev.weir.features.function;

import dev.weir.events.Value;

/** The value of the earliest event; among several with the same time, of the one that arrived first. */
public record FirstValue() implements ValueFunction {

    @Override
    public String key() {
        return "first";
    }

    @Override
    public String meaning() {
        return "The value of an expression at the earliest event.";
    }

    @Override
    public String stateName() {
        return "FIRST";
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.first();
    }
}
