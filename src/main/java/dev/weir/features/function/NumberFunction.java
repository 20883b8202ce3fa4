package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** An aggregate of numbers: it is one itself, and there is none over no events unless it says otherwise. */
public sealed interface NumberFunction extends AggregateFunction
        permits Sum, Average, Extreme, StandardDeviation, Median, Percentile, Ewma {

    @Override
    default SeriesKind kind() {
        return SeriesKind.NUMBERS;
    }

    @Override
    default Operand operand() {
        return Operand.NUMBER;
    }

    @Override
    default ValueType type(ValueType ofOperand) {
        return ValueType.DOUBLE;
    }

    @Override
    default Value overNothing() {
        return Value.absent();
    }
}
