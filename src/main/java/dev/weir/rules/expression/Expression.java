package dev.weir.rules.expression;

import dev.weir.events.Value;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.requirement.Requirement;
import java.util.List;

/** A checked expression, ready to run. Immutable and safe for use by several threads. */
public interface Expression {

    /**
     * Its value where nothing else of the rule is evaluated.
     *
     * @return {@link Value.Absent} if the result hangs on a value that is absent
     * @throws EvaluationException if it fails on this event, or takes more steps than a rule may
     */
    Value evaluate(Scope scope) throws EvaluationException;

    /**
     * What must hold of single values for it to be true, where it is a condition: if one of them does not hold, it is false
     * or absent and does not fail, whatever else it says.
     */
    default List<Requirement> requirements() {
        return List.of();
    }

    /** Whether the value can hang on the lines of a transaction. */
    default boolean seesLines() {
        return true;
    }

    /** How many steps it takes at most; {@link Long#MAX_VALUE} where only the budget bounds it. */
    default long mostSteps() {
        return Long.MAX_VALUE;
    }

    /**
     * Its value as one of several expressions that share a rule's steps.
     *
     * @param steps that the rule took for this event so far; those of this evaluation are added
     * @return {@link Value.Absent} if the result hangs on a value that is absent
     * @throws EvaluationException if it fails on this event, or takes more steps than are left
     */
    default Value evaluate(Scope scope, Steps steps) throws EvaluationException {
        return evaluate(scope);
    }
}
