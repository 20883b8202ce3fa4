package dev.weir.rules.expression.eval;

import dev.cel.runtime.AccumulatedUnknowns;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import org.jspecify.annotations.Nullable;

/**
 * A node of a planned expression. Immutable, and safe for use by several threads.
 *
 * <p>An absent value is {@link CelValues#ABSENT}; an error is thrown as a {@link Failure}.
 */
interface Eval {
    /** Returns its value. */
    Object in(Frame frame);

    /** Returns whether a value is absent. */
    static boolean isAbsent(Object value) {
        return value instanceof AccumulatedUnknowns;
    }

    /** The data of one evaluation. */
    final class Frame {
        private static final Object[] NOTHING = {};

        private final Scope scope;
        private final Environment environment;
        private final Object[] bound;
        private final Meter meter;
        private @Nullable CelStruct event;

        /**
         * Creates a frame.
         *
         * @param bound the values passed in, and room for the names bound by loops
         */
        Frame(Scope scope, Environment environment, Object[] bound, Meter meter) {
            this.scope = scope;
            this.environment = environment;
            this.bound = bound;
            this.meter = meter;
        }

        /** Creates room for this many names. */
        static Object[] room(int bound) {
            return bound == 0 ? NOTHING : new Object[bound];
        }

        Scope scope() {
            return scope;
        }

        /** Returns the whole current event; always the same object, so that its lines are created once. */
        CelStruct event() {
            CelStruct known = event;
            if (known == null) {
                known = EventStructs.atHand(scope, environment);
                event = known;
            }
            return known;
        }

        /** Returns the value that a loop has bound to a name, by number; throws if it is an error. */
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
