package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;

/** Finds elements of lists before the first, which other languages count from the end: {@code x[-1]} always fails. */
final class NegativeIndices {
    private final CelAbstractSyntaxTree checked;

    NegativeIndices(CelAbstractSyntaxTree checked) {
        this.checked = checked;
    }

    /** Notes an index that no list has. */
    void check(CelExpr expr, Notes warnings) {
        if (!Nodes.isCall(expr, "_[_]")) {
            return;
        }
        CelExpr index = expr.call().args().get(1);
        long list = expr.call().args().get(0).id();
        if (Nodes.isConstant(index, CelConstant.Kind.INT64_VALUE)
                && index.constant().int64Value() < 0
                && checked.getType(list).filter(ListType.class::isInstance).isPresent()) {
            warnings.note(index, "an index counts from 0, and none is before it; the last element is x[size(x) - 1]");
        }
    }
}
