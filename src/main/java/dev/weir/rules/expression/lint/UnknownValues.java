package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds comparisons of a field that declares its values with a constant that is none of them. */
final class UnknownValues {
    private static final Set<String> EQUALITIES = Set.of("_==_", "_!=_");

    private final EventFields fields;

    UnknownValues(EventFields fields) {
        this.fields = fields;
    }

    /** Notes every constant that the field it is compared with never has. */
    void check(CelExpr expr, Notes errors) {
        if (expr.getKind() != Kind.CALL || expr.call().args().size() != 2) {
            return;
        }
        CelExpr left = expr.call().args().get(0);
        CelExpr right = expr.call().args().get(1);
        if (EQUALITIES.contains(expr.call().function())) {
            compare(left, List.of(right), errors);
            compare(right, List.of(left), errors);
        } else if (expr.call().function().equals(Nodes.IN) && right.getKind() == Kind.LIST) {
            compare(left, right.list().elements(), errors);
        }
    }

    private void compare(CelExpr compared, List<CelExpr> others, Notes errors) {
        Set<String> values = new TreeSet<>();
        CelExpr field = compared;
        if (Nodes.isCall(compared, Nodes.OR_ELSE)
                && Nodes.isText(compared.call().args().get(1))) {
            field = compared.call().args().get(0);
            values.add(
                    Nodes.text(compared.call().args().get(1))); // what stands for an absent value can be compared with
        }
        Map<String, Set<String>> declared = fields.values(field);
        declared.values().forEach(values::addAll);
        if (declared.isEmpty()) {
            return;
        }
        String named = String.join(" or ", declared.keySet());
        for (CelExpr other : others) {
            if (Nodes.isText(other) && !values.contains(Nodes.text(other))) {
                errors.note(
                        other,
                        named + " is never '" + Spelling.shortened(Nodes.text(other)) + "'"
                                + Spelling.advice(Nodes.text(other), values));
            }
        }
    }
}
