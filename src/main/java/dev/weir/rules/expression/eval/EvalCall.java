package dev.weir.rules.expression.eval;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.weir.events.Boundary;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Regexes;
import java.util.List;

/** Calls a function; if an argument is absent, the result is absent and the function is not called. */
record EvalCall(CelFunctionOverload function, List<Eval> arguments) implements Eval {
    private static final int STEPS_PER_ERROR = 200;

    /** Creates a call of a function whose overload is known. */
    static Eval of(CelFunctionBinding binding, List<CelExpr> written, List<Eval> arguments, Regexes regexes) {
        if (binding.getOverloadId().startsWith(Regexes.FUNCTION) && isText(written.get(written.size() - 1))) {
            String pattern = written.get(written.size() - 1).constant().stringValue();
            return new Matching(arguments.get(0), regexes.compile(pattern), regexes);
        }
        return new EvalCall(binding.getDefinition(), arguments);
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    @Override
    public Object in(Frame frame) {
        Object[] values = new Object[arguments.size()];
        return areThere(arguments, values, frame) ? called(function, values, frame) : CelValues.ABSENT;
    }

    private static boolean areThere(List<Eval> arguments, Object[] values, Frame frame) {
        boolean absent = false;
        for (int i = 0; i < arguments.size(); i++) {
            values[i] = arguments.get(i).in(frame);
            absent |= Eval.isAbsent(values[i]);
        }
        return !absent;
    }

    static Object called(CelFunctionOverload function, Object[] values, Frame frame) {
        try {
            return function.apply(values);
        } catch (Failure e) {
            throw e;
        } catch (CelEvaluationException e) {
            throw failure(e, frame);
        } catch (RuntimeException e) {
            if (Boundary.isFatal(e)) { // such as that the thread is stopped while it waits for a model
                throw e;
            }
            throw failure(e, frame);
        }
    }

    private static Failure failure(Exception thrown, Frame frame) {
        frame.meter().charge(STEPS_PER_ERROR);
        return Failure.of(thrown);
    }

    /** A call {@code text.matches("a pattern")}. */
    private record Matching(Eval text, Pattern pattern, Regexes regexes) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object value = text.in(frame);
            if (Eval.isAbsent(value)) {
                return value;
            }
            if (!(value instanceof String read)) {
                throw Failure.of("'matches' is for texts");
            }
            return regexes.matches(read, pattern);
        }
    }

    /** A function whose overload depends on the runtime types of its arguments. */
    record Chosen(String function, List<CelFunctionBinding> overloads, List<Eval> arguments) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object[] values = new Object[arguments.size()];
            if (!areThere(arguments, values, frame)) {
                return CelValues.ABSENT;
            }
            for (CelFunctionBinding overload : overloads) {
                if (takes(overload.getArgTypes(), values)) {
                    return called(overload.getDefinition(), values, frame);
                }
            }
            throw Failure.of("'" + function + "' does not take what it was given");
        }

        private static boolean takes(List<Class<?>> types, Object[] values) {
            boolean takes = types.size() == values.length;
            for (int i = 0; takes && i < values.length; i++) {
                takes = types.get(i).isInstance(values[i]);
            }
            return takes;
        }
    }
}
