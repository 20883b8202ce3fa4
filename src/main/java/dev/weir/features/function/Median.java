package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** The number in the middle. */
public record Median() implements AggregateFunction {

    @Override
    public String key() {
        return "median";
    }

    @Override
    public String meaning() {
        return "The middle value of an expression; if two values are in the middle, their mean.";
    }

    @Override
    public String stateName() {
        return "MEDIAN";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.QUANTILES;
    }

    @Override
    public Operand operand() {
        return Operand.NUMBER;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.DOUBLE;
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.median();
    }
}
