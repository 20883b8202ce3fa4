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
 * A planned expression that runs within a budget. Immutable and safe for use by several threads.
 *
 * @param environment in which it was checked
 * @param bound the number of names that are passed in or bound by its loops
 * @param atLeast the number of steps that it takes in any case
 */
public record Program(Eval eval, Environment environment, int bound, int atLeast, Meter meter) {

    /**
     * Returns its CEL value if it does not depend on an event; throws a {@link Failure} if it fails, or takes more
     * steps than a rule may.
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

    /** Returns how many steps a rule may take for one event. */
    public long maxSteps() {
        return meter.limits().maxSteps();
    }

    /** Returns how many steps a feature may take for one event. */
    public long maxStepsOfFeature() {
        return meter.limits().maxStepsOfFeature();
    }

    /**
     * Returns its value.
     *
     * @param most the limit on all steps counted here
     * @param steps the counter to which its steps are added
     * @throws EvaluationException if its value cannot be converted from CEL; a {@link Failure} is thrown if it fails,
     *     or takes more steps than are left
     */
    public Value value(Scope scope, long most, Steps steps) throws EvaluationException {
        long before = most - steps.used();
        try {
            meter.begin(before, atLeast);
            Eval.Frame frame = new Eval.Frame(scope, environment, Eval.Frame.room(bound), meter);
            return CelValues.fromCel(eval.in(frame), meter);
        } finally {
            steps.take(before - meter.left());
        }
    }
}
