package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition asks of one name: that it compares with a constant, or is one of some, or none of some.
 *
 * @param about the name, or a call of functions on names
 * @param function a comparison with what is asked about on its left, {@link Nodes#IN}, or {@link #NONE_OF}
 * @param values texts, numbers and truth values; one of a comparison
 * @param range what the name can be at all
 */
record Asked(String about, String function, List<Object> values, Range range) {
    /** The negation of {@link Nodes#IN}. */
    static final String NONE_OF = "none of";

    private static final String EQUAL = "_==_";

    /** What is asked if a comparison does not hold. */
    private static final Map<String, String> OPPOSITE = Map.of(
            EQUAL, "_!=_", "_!=_", EQUAL, "_<_", "_>=_", "_>=_", "_<_", "_>_", "_<=_", "_<=_", "_>_", Nodes.IN,
            NONE_OF);

    /** What is asked if both sides change places. */
    private static final Map<String, String> TURNED =
            Map.of(EQUAL, EQUAL, "_!=_", "_!=_", "_<_", "_>_", "_>_", "_<_", "_<=_", "_>=_", "_>=_", "_<=_");

    private static final Set<String> LOGIC = Set.of(Nodes.AND, Nodes.OR, Nodes.NOT, "_?_:_", "orElse");

    Asked {
        values = List.copyOf(values);
    }

    /** Returns whether a call compares two values. */
    static boolean isComparison(CelExpr expr) {
        return expr.getKind() == Kind.CALL && TURNED.containsKey(expr.call().function());
    }

    /** Returns what a condition asks, or what it would take that it does not hold. */
    static Optional<Asked> of(CelExpr expr, boolean holds, CelAbstractSyntaxTree checked) {
        if (Nodes.isCall(expr, Nodes.NOT)) {
            return of(expr.call().args().get(0), !holds, checked);
        }
        if (Nodes.isCall(expr, holds ? Nodes.OR : Nodes.AND)) {
            return oneOfSome(expr, holds, checked);
        }
        boolean compares = isComparison(expr) || Nodes.isCall(expr, Nodes.IN);
        Optional<Asked> asked = compares ? compared(expr, checked) : truth(expr, checked);
        return holds
                ? asked
                : asked.map(one ->
                        new Asked(one.about, OPPOSITE.getOrDefault(one.function, NONE_OF), one.values, one.range));
    }

    /** Returns what is asked by conditions of which each takes some values of the same name. */
    private static Optional<Asked> oneOfSome(CelExpr expr, boolean holds, CelAbstractSyntaxTree checked) {
        List<Asked> parts = expr.call().args().stream()
                .flatMap(part -> of(part, holds, checked).stream())
                .filter(part -> part.function.equals(EQUAL) || part.function.equals(Nodes.IN))
                .toList();
        boolean same = parts.size() == expr.call().args().size()
                && parts.stream().map(Asked::about).distinct().count() == 1;
        return same
                ? Optional.of(new Asked(
                        parts.get(0).about,
                        Nodes.IN,
                        parts.stream().flatMap(part -> part.values.stream()).toList(),
                        parts.get(0).range))
                : Optional.empty();
    }

    /** Returns what is asked by a name that is true or false itself. */
    private static Optional<Asked> truth(CelExpr expr, CelAbstractSyntaxTree checked) {
        boolean isLogic =
                expr.getKind() == Kind.CALL && LOGIC.contains(expr.call().function());
        boolean isTruth =
                checked.getType(expr.id()).filter(SimpleType.BOOL::equals).isPresent();
        return isLogic || !isTruth || expr.getKind() == Kind.CONSTANT
                ? Optional.empty()
                : about(expr, EQUAL, List.of(true), checked);
    }

    private static Optional<Asked> compared(CelExpr expr, CelAbstractSyntaxTree checked) {
        String function = expr.call().function();
        CelExpr left = Nodes.bare(expr.call().args().get(0));
        CelExpr right = Nodes.bare(expr.call().args().get(1));
        if (function.equals(Nodes.IN)) {
            return right.getKind() == Kind.LIST
                    ? about(left, function, values(right.list().elements()), checked)
                    : Optional.empty();
        }
        return left.getKind() == Kind.CONSTANT
                ? about(right, TURNED.getOrDefault(function, ""), values(List.of(left)), checked)
                : about(left, function, values(List.of(right)), checked);
    }

    private static Optional<Asked> about(
            CelExpr named, String function, List<Object> values, CelAbstractSyntaxTree checked) {
        String about = named.getKind() == Kind.CONSTANT ? "" : Nodes.described(named);
        return about.isEmpty() || values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(about, function, values, Range.of(named, checked)));
    }

    /** Returns the values of constants; none if one of them is no constant. */
    private static List<Object> values(List<CelExpr> constants) {
        List<Object> values = new ArrayList<>();
        for (CelExpr each : constants) {
            CelExpr constant = Nodes.bare(each);
            if (constant.getKind() == Kind.CONSTANT) {
                value(constant.constant()).ifPresent(values::add);
            }
        }
        return values.size() == constants.size() ? values : List.of();
    }

    private static Optional<Object> value(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of(Possible.number(BigDecimal.valueOf(constant.int64Value())));
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? Optional.of(Possible.number(new BigDecimal(constant.doubleValue())))
                        : Optional.empty();
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            default -> Optional.empty();
        };
    }

    /** Returns whether no value that the name can have is as asked. */
    boolean isNever() {
        Possible possible = new Possible(range);
        ask(possible);
        return possible.isNothing();
    }

    /** Narrows what is possible. */
    void ask(Possible possible) {
        switch (function) {
            case EQUAL, Nodes.IN -> possible.isOneOf(values);
            case "_!=_", NONE_OF -> values.forEach(possible::isNot);
            default -> {
                if (values.get(0) instanceof BigDecimal number) {
                    possible.compare(function, number);
                }
            }
        }
    }
}
