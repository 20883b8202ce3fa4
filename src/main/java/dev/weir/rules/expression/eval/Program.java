package dev.weir.rules.expression.eval;

import dev.weir.events.Value;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Steps;

/**
 * A planned expression, which runs within a budget. Immutable and safe for use by several threads.
 *
 * @param environment in which it was checked
 * @param bound how many names are handed in or bound by its loops
 * @param atLeast how many steps it takes whatever it is about
 */
public record Program(Eval eval, Environment environment, int bound, int atLeast, Meter meter) {

    /**
     * Its value as CEL has it where it is about no event; throws a {@link Failure} if it fails, or takes more steps than a
     * rule may.
     *
     * @param given the values of {@link Environment#given}, in their order
     */
    public Object run(Object... given) {
        meter.begin(maxSteps());
        Object[] room = Eval.Frame.room(bound);
        System.arraycopy(given, 0, room, 0, given.length);
        return eval.in(new Eval.Frame(new NoEvent(), environment, room, meter));
    }

    private record NoEvent() implements Scope {
        @Override
        public EventScope atHand() {
            throw Failure.of("there is no event");
        }
    }

    /** How many steps a rule may take for one event. */
    public long maxSteps() {
        return meter.limits().maxSteps();
    }

    /** How many steps a feature may take for one event. */
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
    public Value value(Scope scope, long most, Steps steps) throws EvaluationException {
        long before = most - steps.used();
        meter.begin(before);
        try {
            meter.charge(atLeast);
            Eval.Frame frame = new Eval.Frame(scope, environment, Eval.Frame.room(bound), meter);
            return CelValues.fromCel(eval.in(frame), meter);
        } finally {
            steps.take(before - meter.left());
        }
    }
}
