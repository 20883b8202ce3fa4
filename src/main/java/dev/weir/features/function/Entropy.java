package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;

/** The entropy (Shannon, 1948) of how often each value occurs, in bits: 0 if all are the same or there are none. */
public record Entropy() implements ValueFunction {

    @Override
    public String key() {
        return "entropy";
    }

    @Override
    public String meaning() {
        return "How evenly the values of an expression are spread, in bits: 0 for one value, 3 for eight that are equally frequent.";
    }

    @Override
    public String stateName() {
        return "ENTROPY";
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.DOUBLE;
    }

    @Override
    public Value overNothing() {
        return new Value.Real(0);
    }

    @Override
    public boolean isOfNewest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return new Value.Real(new ValueCounts(window).entropy());
    }
}
