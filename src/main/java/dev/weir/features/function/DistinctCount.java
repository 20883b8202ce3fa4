package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** The number of distinct values. */
public record DistinctCount() implements AggregateFunction {

    @Override
    public String key() {
        return "distinct";
    }

    @Override
    public String meaning() {
        return "The number of different values of an expression.";
    }

    @Override
    public String stateName() {
        return "DISTINCT";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.DISTINCT;
    }

    @Override
    public Operand operand() {
        return Operand.SCALAR;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.INT;
    }

    @Override
    public Value overNothing() {
        return new Value.Int(0);
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.distinct();
    }
}
