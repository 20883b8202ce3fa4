package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.answer.DecisionStream;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.limit.OutcomeNames;
import java.util.List;

/**
 * Finds outcomes that no rule may decide where an expression asks about earlier decisions: {@code recently("BLOK", "1h")},
 * {@code decision.outcome == "BLOK"}. Such a question is always answered with no.
 */
final class UnknownOutcomes {
    private static final String OUTCOME = DecisionStream.TYPE.ruleName() + ".outcome";

    private final EventFields fields;
    private final OutcomeNames outcomes;

    UnknownOutcomes(EventFields fields, OutcomeNames outcomes) {
        this.fields = fields;
        this.outcomes = outcomes;
    }

    /** Notes every outcome that is not declared. */
    void check(CelExpr expr, Notes errors) {
        if (expr.getKind() != Kind.CALL) {
            return;
        }
        EarlierDecisions.outcomeOf(expr).ifPresent(outcome -> note(outcome, errors));
        if (expr.call().args().size() == 2) {
            CelExpr left = expr.call().args().get(0);
            CelExpr right = expr.call().args().get(1);
            if (Nodes.EQUALITIES.contains(expr.call().function())) {
                compare(left, List.of(right), errors);
                compare(right, List.of(left), errors);
            } else if (Nodes.isCall(expr, Nodes.IN) && right.getKind() == Kind.LIST) {
                compare(left, right.list().elements(), errors);
            }
        }
    }

    private void compare(CelExpr compared, List<CelExpr> others, Notes errors) {
        boolean hasDefault = Nodes.isCall(compared, Nodes.OR_ELSE);
        CelExpr field = hasDefault ? compared.call().args().get(0) : compared;
        if (fields.of(field).contains(OUTCOME)) {
            String instead = hasDefault ? Nodes.described(compared.call().args().get(1)) : "";
            others.stream()
                    .filter(other -> instead.isEmpty() || !instead.equals(Nodes.described(other)))
                    .forEach(other -> note(other, errors));
        }
    }

    private void note(CelExpr outcome, Notes errors) {
        if (Nodes.isText(outcome)) {
            outcomes.refusal(Nodes.text(outcome)).ifPresent(said -> errors.note(outcome, said));
        }
    }
}
