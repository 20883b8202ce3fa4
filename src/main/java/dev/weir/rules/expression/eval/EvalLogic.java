package dev.weir.rules.expression.eval;

import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import org.jspecify.annotations.Nullable;

/** Operators that do not evaluate all their operands, or evaluate them even if one fails. */
final class EvalLogic {
    private static final int STEPS_PER_ERROR = 4;

    private EvalLogic() {}

    /**
     * {@code a && b} or {@code a || b}: decided by one operand whatever the other does; otherwise absent if an operand
     * is; otherwise an error.
     *
     * @param decisive the value that decides it
     */
    record Joined(Eval left, Eval right, boolean decisive) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object first = side(left, frame);
            if (first instanceof Boolean truth && truth == decisive) {
                return decisive;
            }
            Object second = side(right, frame);
            if (second instanceof Boolean truth && truth == decisive) {
                return decisive;
            }
            if (Eval.isAbsent(first) || Eval.isAbsent(second)) {
                return CelValues.ABSENT;
            }
            throwIfFailure(first);
            throwIfFailure(second);
            return !decisive;
        }

        private static Object side(Eval side, Frame frame) {
            try {
                return side.in(frame);
            } catch (Failure e) {
                if (e.isFinal()) {
                    throw e;
                }
                frame.meter().charge(STEPS_PER_ERROR);
                return e;
            }
        }

        private static void throwIfFailure(Object side) {
            if (side instanceof Failure failure) {
                throw failure;
            }
            if (!(side instanceof Boolean)) {
                throw Failure.of("this has to be true or false");
            }
        }
    }

    /** {@code condition ? a : b}. */
    record Choice(Eval condition, Eval yes, Eval no) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object chosen = condition.in(frame);
            if (Eval.isAbsent(chosen)) {
                return chosen;
            }
            if (!(chosen instanceof Boolean truth)) {
                throw Failure.of("what stands before '?' has to be true or false");
            }
            return truth ? yes.in(frame) : no.in(frame);
        }
    }

    /** Lets {@code all} and {@code exists} continue after an error or an absent value. */
    record NotStrictlyFalse(Eval operand) implements Eval {
        @Override
        public Object in(Frame frame) {
            return !Boolean.FALSE.equals(valueOrNull(frame));
        }

        private @Nullable Object valueOrNull(Frame frame) {
            try {
                return operand.in(frame);
            } catch (Failure e) {
                if (e.isFinal()) {
                    throw e;
                }
                frame.meter().charge(STEPS_PER_ERROR);
                return null;
            }
        }
    }

    /** {@code orElse(value, default)}. */
    record Default(Eval value, Eval otherwise) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object found = value.in(frame);
            return CelValues.isAbsent(found) ? otherwise.in(frame) : found;
        }
    }
}
