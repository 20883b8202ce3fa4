package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that can never hold, as {@code x > 5 && x < 3}, or that always hold where there is a value, as
 * {@code x != "a" || x != "b"}. It looks at what one chain of {@code &&} or {@code ||} asks of one name with constants,
 * so that it is never wrong about what it finds. For one expression.
 */
final class Contradictions {
    /** What is asked if a comparison does not hold. */
    private static final Map<String, String> OPPOSITE =
            Map.of("_==_", "_!=_", "_!=_", "_==_", "_<_", "_>=_", "_>=_", "_<_", "_>_", "_<=_", "_<=_", "_>_");

    /** What is asked if both sides change places. */
    private static final Map<String, String> TURNED =
            Map.of("_==_", "_==_", "_!=_", "_!=_", "_<_", "_>_", "_>_", "_<_", "_<=_", "_>=_", "_>=_", "_<=_");

    private static final Set<String> HOLD_OF_EQUALS = Set.of("_==_", "_<=_", "_>=_");

    private final Set<Long> inChain = new HashSet<>();

    /** Notes what is wrong with a node; nodes are given parents first. */
    void check(CelExpr expr, Notes warnings) {
        if (Nodes.isCall(expr, Nodes.AND) || Nodes.isCall(expr, Nodes.OR)) {
            if (!inChain.contains(expr.id())) {
                checkChain(expr, new HashMap<>(), expr.call().function(), warnings);
            }
        } else if (expr.getKind() == Kind.CALL
                && OPPOSITE.containsKey(expr.call().function())) {
            checkSides(expr, warnings);
        }
    }

    private static void checkSides(CelExpr comparison, Notes warnings) {
        String path = Nodes.path(comparison.call().args().get(0));
        if (!path.isEmpty() && path.equals(Nodes.path(comparison.call().args().get(1)))) {
            boolean holds = HOLD_OF_EQUALS.contains(comparison.call().function());
            warnings.note(
                    comparison,
                    "this " + (holds ? "always holds where there is a value" : "can never hold") + ": both sides are "
                            + path + "; compare it with something else");
        }
    }

    private void checkChain(CelExpr expr, Map<String, Possible> asked, String joined, Notes warnings) {
        if (Nodes.isCall(expr, joined)) {
            inChain.add(expr.id());
            expr.call().args().forEach(part -> checkChain(part, asked, joined, warnings));
            return;
        }
        boolean and = joined.equals(Nodes.AND);
        if (Nodes.isConstant(expr, CelConstant.Kind.BOOLEAN_VALUE)
                && expr.constant().booleanValue() != and) {
            warnings.note(
                    expr,
                    "with '" + !and + "' the whole condition " + (and ? "can never hold" : "always holds")
                            + "; leave it out");
            return;
        }
        Asked.of(expr, and).filter(one -> isNothing(one, asked)).ifPresent(one -> {
            warnings.note(expr, message(one.path(), and));
            asked.remove(one.path()); // said once
        });
    }

    private static boolean isNothing(Asked one, Map<String, Possible> asked) {
        Possible possible = asked.computeIfAbsent(one.path(), path -> new Possible());
        one.ask(possible);
        return possible.isNothing();
    }

    private static String message(String path, boolean and) {
        return and
                ? "this can never hold together with what is asked of " + path
                        + " before it; leave one of them out, or write || between them"
                : "this, or what is asked of " + path + " before it, holds whatever " + path
                        + " is; leave one of them out, or write && between them";
    }

    /**
     * A comparison of a name with constants.
     *
     * @param function the operator, with the name on its left
     */
    private record Asked(String path, String function, List<CelExpr> constants) {
        Asked {
            constants = List.copyOf(constants);
        }

        /** Returns what a comparison asks, or what it would take that it does not hold. */
        static Optional<Asked> of(CelExpr expr, boolean holds) {
            if (expr.getKind() != Kind.CALL || expr.call().args().size() != 2) {
                return Optional.empty();
            }
            String function = expr.call().function();
            CelExpr left = Nodes.bare(expr.call().args().get(0));
            CelExpr right = Nodes.bare(expr.call().args().get(1));
            if (function.equals(Nodes.IN)) {
                return holds && right.getKind() == Kind.LIST
                        ? with(left, function, right.list().elements())
                        : Optional.empty();
            }
            String turned = TURNED.getOrDefault(function, "");
            if (turned.isEmpty()) {
                return Optional.empty();
            }
            Optional<Asked> asked = left.getKind() == Kind.CONSTANT
                    ? with(right, turned, List.of(left))
                    : with(left, function, List.of(right));
            return holds
                    ? asked
                    : asked.map(one -> new Asked(one.path, OPPOSITE.getOrDefault(one.function, ""), one.constants));
        }

        private static Optional<Asked> with(CelExpr named, String function, List<CelExpr> constants) {
            String path = Nodes.path(named);
            boolean constant = constants.stream().allMatch(each -> each.getKind() == Kind.CONSTANT);
            return path.isEmpty() || !constant ? Optional.empty() : Optional.of(new Asked(path, function, constants));
        }

        void ask(Possible possible) {
            if (constants.stream().allMatch(Nodes::isText)) {
                askTexts(possible);
            } else if (!function.equals(Nodes.IN)) {
                number(constants.get(0).constant()).ifPresent(number -> possible.compare(function, number));
            }
        }

        private void askTexts(Possible possible) {
            if (function.equals("_!=_")) {
                possible.isNot(Nodes.text(constants.get(0)));
            } else if (function.equals("_==_") || function.equals(Nodes.IN)) {
                possible.isOneOf(constants.stream().map(Nodes::text).toList());
            }
        }

        private static Optional<BigDecimal> number(CelConstant constant) {
            return switch (constant.getKind()) {
                case INT64_VALUE -> Optional.of(BigDecimal.valueOf(constant.int64Value()));
                case DOUBLE_VALUE -> Optional.of(new BigDecimal(constant.doubleValue()));
                default -> Optional.empty();
            };
        }
    }
}
