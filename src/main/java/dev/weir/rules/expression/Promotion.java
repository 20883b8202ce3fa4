package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import dev.cel.common.ast.CelMutableExpr.CelMutableMap;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.List;
import java.util.Map;

/**
 * Inserts the conversions of ints to doubles that {@link MixedNumbers} requires into an expression. A constant is
 * converted directly. For one use.
 */
final class Promotion {
    private static final Map<String, List<MixedNumbers.Conversion>> CONVERSIONS = MixedNumbers.conversions();

    private final CelAbstractSyntaxTree checked;
    private long lastId;
    private boolean changed;

    private Promotion(CelAbstractSyntaxTree checked, long lastId) {
        this.checked = checked;
        this.lastId = lastId;
    }

    /** Returns the expression with the conversions that its types require; the same object if there are none. */
    static CelAbstractSyntaxTree of(CelAbstractSyntaxTree parsed, CelAbstractSyntaxTree checked) {
        CelMutableAst rewritten = CelMutableAst.fromCelAst(parsed);
        Promotion promotion = new Promotion(checked, ExprTree.maxId(parsed.getExpr()));
        promotion.visit(rewritten.expr());
        return promotion.changed ? rewritten.toParsedAst(true) : parsed;
    }

    private void visit(CelMutableExpr expr) {
        switch (expr.getKind()) {
            case SELECT -> visit(expr.select().operand());
            case CALL -> call(expr, expr.call());
            case LIST -> {
                expr.list().elements().forEach(this::visit);
                join(expr.list().elements());
            }
            case MAP -> {
                expr.map().entries().forEach(entry -> visit(entry.value()));
                join(expr.map().entries().stream()
                        .map(CelMutableMap.Entry::value)
                        .toList());
            }
            case COMPREHENSION -> comprehension(expr.comprehension());
            default -> {}
        }
    }

    private void call(CelMutableExpr expr, CelMutableCall call) {
        call.target().ifPresent(this::visit);
        call.args().forEach(this::visit);
        List<String> overloads = checked.getReference(expr.id())
                .map(CelReference::overloadIds)
                .map(List::copyOf)
                .orElse(List.of());
        if (overloads.size() == 1) {
            for (MixedNumbers.Conversion conversion : CONVERSIONS.getOrDefault(overloads.get(0), List.of())) {
                convert(call.args().get(conversion.argument()), conversion.function());
            }
        }
    }

    private void comprehension(CelMutableComprehension comprehension) {
        visit(comprehension.iterRange());
        visit(comprehension.accuInit());
        visit(comprehension.loopCondition());
        visit(comprehension.loopStep());
        visit(comprehension.result());
    }

    /** Converts all elements to doubles if a list consists only of ints and doubles. */
    private void join(List<CelMutableExpr> elements) {
        List<CelType> types = elements.stream().map(this::typeOf).distinct().toList();
        if (types.size() == 2 && types.contains(SimpleType.INT) && types.contains(SimpleType.DOUBLE)) {
            elements.stream()
                    .filter(element -> typeOf(element).equals(SimpleType.INT))
                    .forEach(element -> convert(element, "double"));
        }
    }

    private CelType typeOf(CelMutableExpr expr) {
        return checked.getType(expr.id()).orElse(SimpleType.DYN);
    }

    /** Replaces an expression in place by its conversion. */
    private void convert(CelMutableExpr expr, String function) {
        changed = true;
        if (function.equals("double")
                && expr.getKind() == Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            expr.setConstant(CelConstant.ofValue((double) expr.constant().int64Value()));
            return;
        }
        CelMutableExpr converted = CelMutableExpr.newInstance(expr);
        converted.setId(++lastId);
        expr.setCall(CelMutableCall.create(function, converted));
    }
}
