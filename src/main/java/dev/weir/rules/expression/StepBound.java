package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Computes how many steps an expression takes at most, if its text tells: without loops, and with only functions on
 * numbers and functions that read a text once. A text of an event is assumed to have {@value #TEXT_CHARS} characters.
 */
final class StepBound {
    /** Means that only the budget limits the steps. */
    static final long NONE = Long.MAX_VALUE;

    private static final int TEXT_CHARS = 8_192;
    private static final int STEPS_OF_TEXT = 1 + TEXT_CHARS / 16;
    private static final int STEPS_PER_ERROR = 200;
    private static final int STEPS_OF_CAUGHT_ERRORS = 8;

    private static final Set<CelKind> PLAIN = Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.BOOL);
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "@not_strictly_false");
    private static final Set<String> FREE = Set.of("_?_:_", "!_", Absence.PRESENT, Absence.OR_ELSE);
    private static final Set<String> OF_NUMBERS =
            Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_", "_-_", "_*_", "_/_", "_%_", "-_");
    private static final Set<String> READING = Set.of(
            "_==_",
            "_!=_",
            "startsWith",
            "endsWith",
            Membership.FUNCTION,
            Membership.NETWORKS_FUNCTION,
            Lookup.FUNCTION);

    private StepBound() {}

    /** Returns the bound of a checked expression; {@link #NONE} if it cannot be determined. */
    static long of(CelAbstractSyntaxTree checked) {
        long[] steps = {PLAIN.contains(checked.getResultType().kind()) ? 0 : STEPS_OF_TEXT};
        ExprTree.walk(checked.getExpr(), (expr, bound) -> {
            long more = own(expr, checked);
            steps[0] = more == NONE || steps[0] == NONE ? NONE : steps[0] + more;
        });
        return steps[0];
    }

    private static long own(CelExpr expr, CelAbstractSyntaxTree checked) {
        return switch (expr.getKind()) {
            case CALL -> ofCall(expr, checked);
            case CONSTANT, IDENT, SELECT -> 1;
            default -> NONE;
        };
    }

    private static long ofCall(CelExpr expr, CelAbstractSyntaxTree checked) {
        String function = expr.call().function();
        if (LOGIC.contains(function)) {
            return 1 + STEPS_OF_CAUGHT_ERRORS;
        }
        if (FREE.contains(function)) {
            return 1;
        }
        if (EarlierDecisions.isOne(function)
                || ModelScores.isFunction(function)) { // what it is asked about is written out
            return 1 + STEPS_PER_ERROR;
        }
        List<CelExpr> given = new ArrayList<>(expr.call().args());
        expr.call().target().ifPresent(given::add);
        if (OF_NUMBERS.contains(function) && given.stream().allMatch(each -> isPlain(each, checked))) {
            return 1 + STEPS_PER_ERROR;
        }
        boolean reads = READING.contains(function)
                && given.stream().allMatch(each -> isPlain(each, checked) || isText(each, checked) || isLists(each));
        return reads
                ? 1
                        + STEPS_PER_ERROR
                        + given.stream().mapToLong(StepBound::reading).sum()
                : NONE;
    }

    private static boolean isPlain(CelExpr expr, CelAbstractSyntaxTree checked) {
        return PLAIN.contains(type(expr, checked).kind());
    }

    private static boolean isText(CelExpr expr, CelAbstractSyntaxTree checked) {
        return type(expr, checked).kind() == CelKind.STRING;
    }

    private static boolean isLists(CelExpr expr) {
        return expr.getKind() == Kind.IDENT
                && (expr.ident().name().equals(Membership.LISTS)
                        || Lookup.isTable(expr.ident().name()));
    }

    private static CelType type(CelExpr expr, CelAbstractSyntaxTree checked) {
        return checked.getType(expr.id()).orElse(SimpleType.DYN);
    }

    private static long reading(CelExpr given) {
        return given.getKind() == Kind.CONSTANT && given.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? 1L + given.constant().stringValue().length() / 16
                : STEPS_OF_TEXT;
    }
}
