package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Set;

/** Says what a node of an expression is. */
final class Nodes {
    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String IN = "@in";
    static final String OR_ELSE = "orElse";
    static final Set<String> EQUALITIES = Set.of("_==_", "_!=_");

    private Nodes() {}

    static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == Kind.CALL && expr.call().function().equals(function);
    }

    static boolean isText(CelExpr expr) {
        return isConstant(expr, CelConstant.Kind.STRING_VALUE);
    }

    static boolean isConstant(CelExpr expr, CelConstant.Kind kind) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == kind;
    }

    static String text(CelExpr expr) {
        return expr.constant().stringValue();
    }

    /** Returns what the type checker put into {@code dyn(...)}, so that ints and doubles compare. */
    static CelExpr bare(CelExpr expr) {
        return isCall(expr, "dyn") ? expr.call().args().get(0) : expr;
    }

    /** Returns the name of a variable, or of a field with the names before it; {@code ""} of everything else. */
    static String path(CelExpr expr) {
        if (expr.getKind() == Kind.IDENT) {
            return expr.ident().name();
        }
        String before = expr.getKind() == Kind.SELECT ? path(expr.select().operand()) : "";
        return before.isEmpty() ? "" : before + "." + expr.select().field();
    }
}
