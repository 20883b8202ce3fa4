package dev.weir.rules.rule;

import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * The condition of a stage that has a key of its own: the event has this key by the stage's expression, and the
 * condition that the stage has besides holds.
 *
 * @param key computes the key
 * @param condition empty if the stage takes every event
 */
public record StageKey(Field key, Optional<Expression> condition) implements Expression {
    private static final Value TRUE = new Value.Bool(true);
    private static final Value FALSE = new Value.Bool(false);

    @Override
    public Value evaluate(Scope scope) throws EvaluationException {
        return evaluate(scope, new Steps());
    }

    @Override
    public Value evaluate(Scope scope, Steps steps) throws EvaluationException {
        Value value = key.of(scope.event());
        if (!value.isPresent() || !ComputedKey.text(value).equals(scope.keyText())) {
            return FALSE;
        }
        return condition.isEmpty() ? TRUE : condition.get().evaluate(scope, steps);
    }

    @Override
    public List<Requirement> requirements() {
        return condition.map(Expression::requirements).orElse(List.of());
    }

    @Override
    public boolean seesLines() {
        return condition.isPresent() && condition.get().seesLines();
    }

    @Override
    public long mostSteps() {
        return condition.map(Expression::mostSteps).orElse(0L);
    }
}
