package dev.weir.rules.expression;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.LineItem;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.expression.type.EventTypes;
import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Membership;
import dev.weir.rules.expression.type.Scope;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import java.util.Optional;

/**
 * What a feature takes in, by its condition and its expression.
 *
 * @param where of type bool
 * @param asDouble whether ints are made doubles, as the aggregates over numbers want them
 */
public record CelFeatureInput(Optional<CelExpression> where, Optional<CelExpression> expression, boolean asDouble)
        implements FeatureInput {
    private static final Value TRUE = new Value.Bool(true);

    @Override
    public Value of(EventView view, int line) throws EvaluationException {
        return of(view, line, new Steps());
    }

    @Override
    public Value of(EventView view, int line, Steps steps) throws EvaluationException {
        CelVariableResolver variables = name -> Optional.of(variable(view, line, name));
        if (where.isPresent() && !TRUE.equals(where.get().evaluate(view, variables, steps))) {
            return Value.absent();
        }
        if (expression.isEmpty()) {
            return TRUE;
        }
        Value value = expression.get().evaluate(view, variables, steps);
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

    private static Object variable(EventView view, int line, String name) {
        if (name.equals(EventTypes.ITEM)) {
            return line == Scope.NO_LINE ? CelValues.ABSENT : CelEvent.line(itemOf(view, line));
        }
        if (name.equals(Membership.LISTS)) {
            return view.lists();
        }
        return CelEvent.of(view, other -> CelEvent.line(itemOf(view, other)));
    }

    private static LineItem itemOf(EventView view, int line) {
        return ((Transaction) view.event()).items().get(line);
    }
}
