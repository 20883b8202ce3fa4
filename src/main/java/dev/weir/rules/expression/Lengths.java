package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.weir.text.Durations;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Lets what is measured in milliseconds compare with a duration that is written out: {@code sinceLast >
 * duration("72h")}. The duration becomes a number, so that a check finds two of them.
 */
final class Lengths {
    private static final Set<String> COMPARISONS = Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_");
    private static final String DURATION = "duration";

    private final Set<String> inMillis;
    private boolean changed;

    private Lengths(Set<String> inMillis) {
        this.inMillis = inMillis;
    }

    /**
     * Returns the expression with numbers for durations; the same object if there are none.
     *
     * @param inMillis the names of what is measured in milliseconds
     */
    static CelAbstractSyntaxTree inNumbers(CelAbstractSyntaxTree parsed, Set<String> inMillis) {
        if (inMillis.isEmpty()) {
            return parsed;
        }
        CelMutableAst rewritten = CelMutableAst.fromCelAst(parsed);
        Lengths lengths = new Lengths(inMillis);
        lengths.visit(rewritten.expr());
        return lengths.changed ? rewritten.toParsedAst(true) : parsed;
    }

    private void visit(CelMutableExpr expr) {
        switch (expr.getKind()) {
            case CALL -> {
                expr.call().target().ifPresent(this::visit);
                expr.call().args().forEach(this::visit);
                if (COMPARISONS.contains(expr.call().function())) {
                    compare(expr.call().args());
                }
            }
            case SELECT -> visit(expr.select().operand());
            case LIST -> expr.list().elements().forEach(this::visit);
            case MAP -> expr.map().entries().forEach(entry -> visit(entry.value()));
            case COMPREHENSION -> {
                visit(expr.comprehension().iterRange());
                visit(expr.comprehension().loopStep());
            }
            default -> {}
        }
    }

    private void compare(List<CelMutableExpr> sides) {
        if (isInMillis(sides.get(0))) {
            convert(sides.get(1));
        } else if (isInMillis(sides.get(1))) {
            convert(sides.get(0));
        }
    }

    /** A feature, or one of a line. */
    private boolean isInMillis(CelMutableExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> inMillis.contains(expr.ident().name());
            case SELECT -> inMillis.contains(expr.select().field());
            default -> false;
        };
    }

    /** Any other length is left as it is, and refused. */
    private void convert(CelMutableExpr expr) {
        if (expr.getKind() != Kind.CALL
                || !expr.call().function().equals(DURATION)
                || expr.call().args().size() != 1) {
            return;
        }
        CelMutableExpr text = expr.call().args().get(0);
        if (text.getKind() == Kind.CONSTANT && text.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            OptionalLong millis = Durations.millis(text.constant().stringValue());
            if (millis.isPresent()) {
                expr.setConstant(CelConstant.ofValue(millis.getAsLong()));
                changed = true;
            }
        }
    }
}
