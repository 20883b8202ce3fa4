package dev.weir.rules.expression.eval;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two values: numbers and texts directly, everything else by calling the function, which has the same result
 * and costs the same steps for these too.
 */
record EvalComparison(
        Comparison.Operator operator, boolean ofEquality, Eval left, Eval right, CelFunctionOverload function)
        implements Eval {
    private static final Map<String, Comparison.Operator> OPERATORS = Map.of(
            "equals", Comparison.Operator.EQUAL,
            "not_equals", Comparison.Operator.NOT_EQUAL,
            "_<_", Comparison.Operator.LESS,
            "_<=_", Comparison.Operator.LESS_OR_EQUAL,
            "_>_", Comparison.Operator.GREATER,
            "_>=_", Comparison.Operator.GREATER_OR_EQUAL);

    /** Returns a node that calls a function; empty if it does not compare what may be numbers. */
    static Optional<Eval> of(String function, CelFunctionBinding binding, List<Eval> arguments) {
        Comparison.Operator equality = OPERATORS.get(binding.getOverloadId());
        boolean ofNumbers = binding.getArgTypes().stream().allMatch(Number.class::isAssignableFrom);
        Comparison.Operator operator = equality == null && ofNumbers ? OPERATORS.get(function) : equality;
        return operator == null || arguments.size() != 2
                ? Optional.empty()
                : Optional.of(new EvalComparison(
                        operator, equality != null, arguments.get(0), arguments.get(1), binding.getDefinition()));
    }

    @Override
    public Object in(Frame frame) {
        Object one = left.in(frame);
        Object other = right.in(frame);
        if (Eval.isAbsent(one) || Eval.isAbsent(other)) {
            return CelValues.ABSENT;
        }
        if (one instanceof Number number && other instanceof Number second) {
            return operator.holds(Comparison.of(number, second));
        }
        if (ofEquality && one instanceof String text && other instanceof String second) {
            boolean equal = text.length() == second.length() && equal(text, second, frame);
            return equal == (operator == Comparison.Operator.EQUAL);
        }
        return EvalCall.called(function, new Object[] {one, other}, frame);
    }

    private static boolean equal(String one, String other, Frame frame) {
        frame.meter().chargeReading(one.length());
        return one.equals(other);
    }
}
