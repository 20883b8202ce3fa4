package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.environment.ModelScores;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says what a node of an expression is. */
final class Nodes {
    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String IN = "@in";
    static final String OR_ELSE = "orElse";
    static final String NOT = "!_";
    static final Set<String> EQUALITIES = Set.of("_==_", "_!=_");

    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_", "_%_");

    private static final Set<String> HIDDEN = Set.of(Membership.LISTS, EarlierDecisions.SUBJECT, ModelScores.MODELS);

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

    /**
     * Returns a text that two expressions share if they ask the same of an event, such as {@code size(transaction.items)};
     * {@code ""} if that is not known.
     */
    static String described(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT ->
                expr.ident().name().startsWith("@") ? "" : expr.ident().name();
            case SELECT -> {
                String path = path(expr);
                String whole = path.isEmpty() ? selected(expr) : path;
                yield expr.select().testOnly() && !whole.isEmpty() ? "has(" + whole + ")" : whole;
            }
            case CONSTANT -> constant(expr.constant());
            case CALL -> called(bare(expr));
            default -> "";
        };
    }

    private static String selected(CelExpr expr) {
        String operand = described(expr.select().operand());
        return operand.isEmpty() ? "" : operand + "." + expr.select().field();
    }

    private static String constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> "'" + constant.stringValue() + "'";
            case INT64_VALUE -> Long.toString(constant.int64Value());
            case DOUBLE_VALUE -> Double.toString(constant.doubleValue());
            default -> "";
        };
    }

    /** Returns whether a part is what a macro such as {@code inList} passes on, the lists or the subject. */
    private static boolean isHidden(CelExpr part) {
        return part.getKind() == Kind.IDENT && HIDDEN.contains(part.ident().name());
    }

    private static String called(CelExpr expr) {
        if (expr.getKind() != Kind.CALL) {
            return described(expr);
        }
        List<CelExpr> given = Stream.concat(expr.call().target().stream(), expr.call().args().stream())
                .toList();
        List<String> parts = given.stream()
                .filter(part -> !isHidden(part))
                .map(Nodes::described)
                .toList();
        boolean ofMacro = parts.size() < given.size();
        String function = expr.call().function().substring(ofMacro ? 1 : 0);
        if (parts.isEmpty() || parts.contains("")) {
            return "";
        }
        if (ARITHMETIC.contains(function)) {
            return "(" + parts.get(0) + " " + function.charAt(1) + " " + parts.get(1) + ")";
        }
        return switch (function) {
            case "_[_]" -> parts.get(0) + "[" + parts.get(1) + "]";
            case "@present" -> "has(" + parts.get(0) + ")";
            default -> Character.isLetter(function.charAt(0)) ? function + "(" + String.join(", ", parts) + ")" : "";
        };
    }
}
