package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.environment.EventTypes;
import java.util.Map;

/** Finds loops over the lines of a transaction inside such loops: their steps grow with the square of the lines. */
final class PairsOfLines {
    private static final String OF_LINES = "." + EventTypes.ITEMS;

    private final long mostLines;

    /**
     * Creates a check.
     *
     * @param maxSteps the budget of an expression
     */
    PairsOfLines(long maxSteps) {
        this.mostLines = (long) Math.sqrt((double) maxSteps);
    }

    /**
     * Notes a loop in a loop.
     *
     * @param bound the ranges of the loops around the node
     */
    void check(CelExpr expr, Map<String, CelExpr> bound, Notes warnings) {
        if (expr.getKind() == Kind.COMPREHENSION
                && isOfLines(expr.comprehension().iterRange())
                && bound.values().stream().anyMatch(PairsOfLines::isOfLines)) {
            warnings.note(
                    expr,
                    "this looks at every pair of lines, and above " + mostLines
                            + " lines the rule fails for want of steps (limits.maxSteps); make one loop of it, or a"
                            + " feature kept by sku");
        }
    }

    private static boolean isOfLines(CelExpr range) {
        return Nodes.path(range).endsWith(OF_LINES);
    }
}
