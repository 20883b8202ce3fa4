package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds sums of points, as {@code (a == "x" ? 10 : 0) + (b > 1 ? 20 : 0)}, of which one condition can be absent: the
 * sum is absent then, whatever the other conditions say. A field that the expression asks {@code has} about, and a sum
 * with a default, are left alone.
 */
final class SilencedSums {
    private static final Set<String> SUMS = Set.of("_+_", "_-_");
    private static final Set<String> TERMS = Set.of("_*_", "_/_", "double", "int", "dyn");
    private static final String CHOICE = "_?_:_";
    private static final String PRESENT = "@present";

    private final EventFields fields;
    private final Set<String> asked = new HashSet<>();
    private final Set<Long> defaulted = new HashSet<>();
    private boolean asksLookups;

    SilencedSums(EventFields fields, CelExpr whole) {
        this.fields = fields;
        ExprTree.walk(whole, (expr, bound) -> {
            if (expr.getKind() == Kind.SELECT && expr.select().testOnly()) {
                asked.add(Nodes.path(expr));
            } else if (Nodes.isCall(expr, PRESENT)) {
                asksLookups = true;
            } else if (Nodes.isCall(expr, Nodes.OR_ELSE)) {
                ExprTree.walk(expr.call().args().get(0), (inside, ofInside) -> defaulted.add(inside.id()));
            }
        });
    }

    /** Notes every condition in a sum that silences it. */
    void check(CelExpr expr, Notes warnings) {
        if (expr.getKind() == Kind.CALL && SUMS.contains(expr.call().function()) && !defaulted.contains(expr.id())) {
            expr.call().args().forEach(part -> checkTerm(part, warnings));
        }
    }

    private void checkTerm(CelExpr term, Notes warnings) {
        if (Nodes.isCall(term, CHOICE)) {
            CelExpr condition = term.call().args().get(0);
            absent(condition)
                    .ifPresent(field -> warnings.note(
                            condition,
                            why(field)
                                    + " this is absent, and the whole sum with it; write orElse(..., false) around what"
                                    + " stands before '?'"));
        } else if (term.getKind() == Kind.CALL && TERMS.contains(term.call().function())) {
            term.call().args().forEach(part -> checkTerm(part, warnings));
        }
    }

    private static String why(CelExpr absent) {
        return Lookup.tableOf(absent)
                .map(table -> "where '" + table + "' has no such entry")
                .orElseGet(() -> "where an event has no " + Nodes.path(absent));
    }

    private Optional<CelExpr> absent(CelExpr expr) {
        if (Nodes.isCall(expr, Nodes.OR_ELSE)) {
            return absent(expr.call().args().get(1));
        }
        if (Nodes.isCall(expr, PRESENT)) {
            return Optional.empty();
        }
        if (Lookup.tableOf(expr).isPresent()) {
            return asksLookups ? Optional.empty() : Optional.of(expr);
        }
        return switch (expr.getKind()) {
            case SELECT ->
                !expr.select().testOnly() && fields.mayBeAbsent(expr) && !asked.contains(Nodes.path(expr))
                        ? Optional.of(expr)
                        : Optional.empty();
            case CALL ->
                ExprTree.children(expr).stream()
                        .flatMap(child -> absent(child).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
