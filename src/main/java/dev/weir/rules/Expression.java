package dev.weir.rules;

import dev.weir.events.Value;

/** A checked expression, ready to run. Immutable and safe for use by several threads. */
public interface Expression {

    /**
     * Its value.
     *
     * @return {@link Value.Absent} if the result hangs on a value that is absent
     * @throws EvaluationException if it fails on this event
     */
    Value evaluate(Scope scope) throws EvaluationException;

    /** Whether the value can hang on the lines of a transaction. */
    default boolean seesLines() {
        return true;
    }
}
