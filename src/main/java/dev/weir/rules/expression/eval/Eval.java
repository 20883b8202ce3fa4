package dev.weir.rules.expression.eval;

import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelVariableResolver;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;

/**
 * A node of a planned expression. Immutable, and safe for use by several threads.
 *
 * <p>An absent value is {@link CelValues#ABSENT}; an error is a {@link Failure} that is thrown.
 */
interface Eval {
    /** Its value. */
    Object in(Frame frame);

    /** Whether a value is absent. */
    static boolean isAbsent(Object value) {
        return value instanceof AccumulatedUnknowns;
    }

    /** What one evaluation knows. */
    final class Frame {
        private final CelVariableResolver variables;
        private final Object[] bound;
        private final Meter meter;

        /**
         * With what it is given.
         *
         * @param bound how many names its loops bind
         */
        Frame(CelVariableResolver variables, int bound, Meter meter) {
            this.variables = variables;
            this.bound = new Object[bound];
            this.meter = meter;
        }

        /** The value of a variable. */
        Object variable(String name) {
            return variables.find(name).orElseThrow(() -> Failure.of("there is no '" + name + "'"));
        }

        /** What a loop has bound to a name, by number; throws if that is an error. */
        Object bound(int number) {
            Object value = bound[number];
            if (value instanceof Failure failure) {
                throw failure;
            }
            return value;
        }

        void bind(int number, Object value) {
            bound[number] = value;
        }

        Meter meter() {
            return meter;
        }
    }
}
