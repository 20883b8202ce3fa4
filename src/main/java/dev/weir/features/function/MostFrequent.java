package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** The most frequent value; of several, the first in the order of {@link ValueCounts}. */
public record MostFrequent() implements AggregateFunction {

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
    public SeriesKind kind() {
        return SeriesKind.VALUES;
    }

    @Override
    public Operand operand() {
        return Operand.SCALAR;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ofOperand;
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return new ValueCounts(window).first(1).stream().findFirst().orElse(Value.absent());
    }
}
