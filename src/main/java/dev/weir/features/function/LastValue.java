package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** The value of the latest event; among several with the same time, of the one that arrived last. */
public record LastValue() implements AggregateFunction {

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
    public boolean isOfLatest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.last();
    }
}
