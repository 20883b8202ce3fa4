package dev.weir.features.function;

import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/** An aggregate of values of any type: it is one of them, or a list of them, unless it says otherwise. */
public sealed interface ValueFunction extends AggregateFunction
        permits LastValue, FirstValue, MostFrequent, TopK, Entropy {

    @Override
    default SeriesKind kind() {
        return SeriesKind.VALUES;
    }

    @Override
    default Operand operand() {
        return Operand.SCALAR;
    }

    @Override
    default ValueType type(ValueType ofOperand) {
        return ofOperand;
    }
}
