package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.column.SeriesKind;

/**
 * An aggregate over the events of a window. Everything about an aggregate is in its class: its name in rules, its
 * operand, what a series has to store for it, and how it is computed. A new one is a class here and a line in {@link
 * AggregateFunctions}; one of numbers is a {@link NumberFunction}, one of any values a
 * {@link ValueFunction}.
 *
 * <p>Functions are values with equality: equal functions are one feature. Immutable.
 */
public sealed interface AggregateFunction
        permits EventCount, NumberFunction, DistinctCount, ValueFunction, Since, Estimate {

    /** Returns its key in rules. */
    String key();

    /** Returns what it is, in a sentence for authors of rules. */
    String meaning();

    /** Returns its name in ids of state; never changed, never reused. */
    String stateName();

    /** Returns the kind of series that it needs. */
    SeriesKind kind();

    /** Returns what follows its key in a rule. */
    Operand operand();

    /**
     * Returns the type of its value, given the type of the expression, which does not matter for an aggregate of
     * events.
     */
    ValueType type(ValueType ofOperand);

    /** Returns whether its value is a list of the type. */
    default boolean isList() {
        return false;
    }

    /** Returns its value if there are no events. */
    Value overNothing();

    /** Returns whether it only depends on the latest event, so that a series may forget all events before it. */
    default boolean isOfLatest() {
        return false;
    }

    /**
     * Returns whether it only looks at the newest {@value SeriesWindow#NEWEST} events of a window, so that a series may
     * forget those before them.
     */
    default boolean isOfNewest() {
        return false;
    }

    /** Returns whether the current event can count; if not, it is evaluated before the event is added. */
    default boolean canCountCurrent() {
        return true;
    }

    /** Returns its value over a window of a series of its {@link #kind}. */
    Value evaluate(SeriesWindow window);

    /** What an aggregate is computed over. */
    enum Operand {
        /** Events of a type, regardless of their content. */
        EVENTS,
        /** A numeric expression. */
        NUMBER,
        /** An expression with a single value of any type. */
        SCALAR
    }
}
