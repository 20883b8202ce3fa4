package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/**
 * What is worked out over the events of a window. All that there is to say of an aggregate stands in its class: how rules
 * call it, what it is over, what a series has to keep for it, and how it is worked out. A new one is a class here and a
 * line in {@link AggregateFunctions}; one of numbers is a {@link NumberFunction}.
 *
 * <p>Values, compared by what they are: equal functions are one feature. Immutable.
 */
public sealed interface AggregateFunction
        permits EventCount, NumberFunction, DistinctCount, LastValue, FirstValue, Since {

    /** The key that it is written with in a rule. */
    String key();

    /** What it is, in a sentence for those who write rules. */
    String meaning();

    /** What it is called in the ids of state; never changed, never used again. */
    String stateName();

    /** What a series has to keep for it. */
    SeriesKind kind();

    /** What is written behind its key. */
    Operand operand();

    /** The type of its value, over an expression of this type; of an aggregate of events the type does not matter. */
    ValueType type(ValueType ofOperand);

    /** Its value over no events. */
    Value overNothing();

    /** Whether the latest event alone decides it, so that a series may forget all that lie before. */
    default boolean isOfLatest() {
        return false;
    }

    /** Whether the event at hand can count; if not, the question is asked before the event is taken in. */
    default boolean canCountCurrent() {
        return true;
    }

    /** Its value over a window of a series of its {@link #kind}. */
    Value evaluate(SeriesWindow window);

    /** What an aggregate is over. */
    enum Operand {
        /** Events of a type, whatever is in them. */
        EVENTS,
        /** An expression that is a number. */
        NUMBER,
        /** An expression that is a single value of any type. */
        SCALAR
    }
}
