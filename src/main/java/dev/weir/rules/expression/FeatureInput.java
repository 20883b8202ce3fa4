package dev.weir.rules.expression;

import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;

/** What a series takes from an event. Immutable and safe for use by several threads. */
public interface FeatureInput {
    /** Takes nothing: for what is not computed from events. */
    FeatureInput NOTHING = new FeatureInput() {
        @Override
        public Value of(EventScope event, int line) {
            return Value.absent();
        }

        @Override
        public long mostSteps() {
            return 0;
        }

        @Override
        public boolean seesOtherLines() {
            return false;
        }
    };

    /**
     * Returns what this event adds.
     *
     * @param event an event of the type that the feature aggregates; the same object for all features evaluated for it
     * @param line the line whose {@code sku} is in the key, or {@link Scope#NO_LINE}
     * @return the value to aggregate, {@code Bool(true)} for a count; absent if the event does not count
     * @throws EvaluationException if the condition or the expression fails for this event
     */
    Value of(EventScope event, int line) throws EvaluationException;

    /**
     * Returns what this event adds, and counts the steps this takes.
     *
     * @param steps an unused counter; the steps of this evaluation are added, even if it fails
     * @return as {@link #of(EventScope, int)}
     * @throws EvaluationException if the condition or the expression fails for this event
     */
    default Value of(EventScope event, int line, Steps steps) throws EvaluationException {
        return of(event, line);
    }

    /** Returns an upper bound on the steps this takes; {@link Long#MAX_VALUE} if only the budget limits them. */
    default long mostSteps() {
        return Long.MAX_VALUE;
    }

    /** Returns whether this can depend on lines of a transaction other than the current one. */
    default boolean seesOtherLines() {
        return true;
    }
}
