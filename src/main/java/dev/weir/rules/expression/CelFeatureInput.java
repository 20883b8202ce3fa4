package dev.weir.rules.expression;

import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import java.util.Optional;

/**
 * What a feature takes from an event, given its condition and its expression.
 *
 * @param where of type bool
 * @param asDouble whether ints are converted to doubles, for numeric aggregates
 */
public record CelFeatureInput(Optional<CelExpression> where, Optional<CelExpression> expression, boolean asDouble)
        implements FeatureInput {
    private static final Value TRUE = new Value.Bool(true);

    @Override
    public Value of(EventScope event, int line) throws EvaluationException {
        return of(event, line, new Steps());
    }

    @Override
    public Value of(EventScope event, int line, Steps steps) throws EvaluationException {
        Scope scope = event.atLine(line);
        if (where.isPresent() && !TRUE.equals(where.get().evaluateOfFeature(scope, steps))) {
            return Value.absent();
        }
        if (expression.isEmpty()) {
            return TRUE;
        }
        Value value = expression.get().evaluateOfFeature(scope, steps);
        return asDouble && value instanceof Value.Int number ? new Value.Real(number.value()) : value;
    }

    @Override
    public long mostSteps() {
        long ofWhere = where.map(CelExpression::mostSteps).orElse(0L);
        long ofExpression = expression.map(CelExpression::mostSteps).orElse(0L);
        return ofWhere == StepBound.NONE || ofExpression == StepBound.NONE ? StepBound.NONE : ofWhere + ofExpression;
    }

    @Override
    public boolean seesOtherLines() {
        return where.filter(CelExpression::seesLines).isPresent()
                || expression.filter(CelExpression::seesLines).isPresent();
    }
}
