package dev.weir.rules.expression.eval;

import dev.cel.runtime.CelVariableResolver;
import dev.weir.events.Value;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Steps;

/**
 * A planned expression, which runs within a budget. Immutable and safe for use by several threads.
 *
 * @param bound how many names its loops bind
 * @param atLeast how many steps it takes whatever it is about
 */
public record Program(Eval eval, int bound, int atLeast, Meter meter) {

    /** Its value as CEL has it; throws a {@link Failure} if it fails, or takes more steps than a rule may. */
    public Object run(CelVariableResolver variables) {
        meter.begin(maxSteps());
        return eval.in(new Eval.Frame(variables, bound, meter));
    }

    /** How many a rule may take for one event. */
    public long maxSteps() {
        return meter.limits().maxSteps();
    }

    /** How many a feature may take for one event. */
    public long maxStepsOfFeature() {
        return meter.limits().maxStepsOfFeature();
    }

    /**
     * Its value.
     *
     * @param most how many steps all that is counted here may take
     * @param steps to which those that it takes are added
     * @throws EvaluationException if its value cannot leave CEL; a {@link Failure} is thrown if it fails, or takes more
     *     than are left
     */
    public Value value(CelVariableResolver variables, long most, Steps steps) throws EvaluationException {
        long before = most - steps.used();
        meter.begin(before);
        try {
            meter.charge(atLeast);
            return CelValues.fromCel(eval.in(new Eval.Frame(variables, bound, meter)), meter);
        } finally {
            steps.take(before - meter.left());
        }
    }
}
