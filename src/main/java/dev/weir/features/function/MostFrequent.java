package dev.weir.features.function;

import dev.weir.events.Value;

/** The most frequent value; of several, the first in the order of {@link ValueCounts}. */
public record MostFrequent() implements ValueFunction {

    @Override
    public String key() {
        return "mode";
    }

    @Override
    public String meaning() {
        return "The most frequent value of an expression.";
    }

    @Override
    public String stateName() {
        return "MODE";
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public boolean isOfNewest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return new ValueCounts(window).first(1).stream().findFirst().orElse(Value.absent());
    }
}
