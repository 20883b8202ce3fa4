package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** The milliseconds since the latest earlier event. */
public record Since() implements AggregateFunction {

    @Override
    public String key() {
        return "since";
    }

    @Override
    public String meaning() {
        return "Milliseconds since the latest earlier event of this type.";
    }

    @Override
    public String stateName() {
        return "SINCE";
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.TIMES;
    }

    @Override
    public Operand operand() {
        return Operand.EVENTS;
    }

    @Override
    public ValueType type(ValueType ofOperand) {
        return ValueType.INT;
    }

    @Override
    public Value overNothing() {
        return Value.absent();
    }

    @Override
    public boolean isOfLatest() {
        return true;
    }

    /** {@inheritDoc} It looks back from the current event, which is never its own predecessor. */
    @Override
    public boolean canCountCurrent() {
        return false;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        return window.since();
    }
}
