package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Set;

/** Finds divisions by a zero that is written there: of ints they always fail, of doubles they give no finite number. */
final class ZeroDivisors {
    private static final Set<String> DIVISIONS = Set.of("_/_", "_%_");

    /** Notes a divisor that is zero. */
    void check(CelExpr expr, Notes warnings) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL
                || !DIVISIONS.contains(expr.call().function())) {
            return;
        }
        CelExpr divisor = Nodes.bare(expr.call().args().get(1));
        if (isZero(divisor)) {
            warnings.note(divisor, "nothing can be divided by 0; write another number");
        }
    }

    private static boolean isZero(CelExpr expr) {
        return (Nodes.isConstant(expr, CelConstant.Kind.INT64_VALUE)
                        && expr.constant().int64Value() == 0)
                || (Nodes.isConstant(expr, CelConstant.Kind.DOUBLE_VALUE)
                        && expr.constant().doubleValue() == 0);
    }
}
