package dev.weir.rules.expression;

import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;

/** What a series takes in of an event. Immutable and safe for use by several threads. */
public interface FeatureInput {

    /**
     * What this event adds.
     *
     * @param event an event of the type that the feature is over; one for all features that are asked about it
     * @param line the line whose {@code sku} is in the key, or {@link Scope#NO_LINE}
     * @return the value to aggregate, {@code Bool(true)} for a count; absent if the event does not count
     * @throws EvaluationException if the condition or the expression fails on this event
     */
    Value of(EventScope event, int line) throws EvaluationException;

    /**
     * What this event adds, and what it costs to tell.
     *
     * @param steps that nothing else has taken any of; those of this evaluation are added, also where it fails
     * @return as {@link #of(EventScope, int)}
     * @throws EvaluationException likewise
     */
    default Value of(EventScope event, int line, Steps steps) throws EvaluationException {
        return of(event, line);
    }

    /** How many steps that takes at most; {@link Long#MAX_VALUE} where only the budget bounds it. */
    default long mostSteps() {
        return Long.MAX_VALUE;
    }

    /** Whether that can hang on lines of a transaction other than the one at hand. */
    default boolean seesOtherLines() {
        return true;
    }
}
