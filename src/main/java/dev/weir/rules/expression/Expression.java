package dev.weir.rules.expression;

import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.requirement.Requirement;
import java.util.List;

/** A checked expression that can be run. Immutable and safe for use by several threads. */
public interface Expression {

    /**
     * Returns its value if no other expression of the rule is evaluated.
     *
     * @return {@link Value.Absent} if the result depends on an absent value
     * @throws EvaluationException if it fails for this event, or takes more steps than a rule may
     */
    Value evaluate(Scope scope) throws EvaluationException;

    /**
     * Returns what single values must satisfy for a condition to be true: if one of them does not, the condition is
     * false or absent and does not fail, whatever else it contains.
     */
    default List<Requirement> requirements() {
        return List.of();
    }

    /**
     * Returns whether an event's own fields alone tell that a condition is not true for it, so that whatever else it reads
     * is not needed. If not, it has to be evaluated.
     */
    default boolean isFalseFor(EventScope event) {
        return false;
    }

    /** Returns whether the value can depend on the lines of a transaction. */
    default boolean seesLines() {
        return true;
    }

    /** Returns an upper bound on its steps; {@link Long#MAX_VALUE} if only the budget limits it. */
    default long mostSteps() {
        return Long.MAX_VALUE;
    }

    /**
     * Returns its value as one of several expressions that share a rule's budget of steps.
     *
     * @param steps that the rule has used for this event so far; the steps of this evaluation are added
     * @return {@link Value.Absent} if the result depends on an absent value
     * @throws EvaluationException if it fails for this event, or takes more steps than are left
     */
    default Value evaluate(Scope scope, Steps steps) throws EvaluationException {
        return evaluate(scope);
    }
}
