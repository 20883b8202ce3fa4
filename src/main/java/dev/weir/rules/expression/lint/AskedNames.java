package dev.weir.rules.expression.lint;

import com.google.common.base.Splitter;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.answer.DecisionStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the ids and tags of rules that an expression compares decisions with: {@code decision.rule == "card-testing"},
 * {@code "offer" in decision.tags.split(" ")}. Whether there are such rules is known elsewhere.
 */
final class AskedNames {
    private static final String DECISION = DecisionStream.TYPE.ruleName() + ".";
    private static final Set<String> FIELDS = Set.of(DECISION + "rule", DECISION + "rules", DECISION + "tags");
    private static final String TAGS = DECISION + "tags";
    private static final String SPLIT = "split";
    private static final String CONTAINS = "contains";
    private static final Splitter NAMES = Splitter.on(' ').omitEmptyStrings();

    private final EventFields fields;

    AskedNames(EventFields fields) {
        this.fields = fields;
    }

    /** Receives what is found. */
    @FunctionalInterface
    interface Names {
        void note(CelExpr at, String name, boolean isTag);
    }

    /** Notes every name that decisions are compared with. */
    void check(CelExpr expr, Names names) {
        if (expr.getKind() != Kind.CALL) {
            return;
        }
        List<CelExpr> args = expr.call().args();
        if (Nodes.EQUALITIES.contains(expr.call().function()) && args.size() == 2) {
            compare(args.get(0), List.of(args.get(1)), names);
            compare(args.get(1), List.of(args.get(0)), names);
        } else if (expr.call().function().equals(Nodes.IN) && args.size() == 2) {
            if (args.get(1).getKind() == Kind.LIST) {
                compare(args.get(0), args.get(1).list().elements(), names);
            } else {
                compare(args.get(1), List.of(args.get(0)), names);
            }
        } else if (expr.call().function().equals(CONTAINS) && args.size() == 1) {
            expr.call().target().ifPresent(target -> compare(target, args, names));
        }
    }

    private void compare(CelExpr compared, List<CelExpr> others, Names names) {
        Optional<String> field = fieldOf(compared);
        if (field.isPresent()) {
            for (CelExpr other : others) {
                if (Nodes.isText(other)) {
                    for (String name : NAMES.split(Nodes.text(other))) {
                        names.note(other, name, field.get().equals(TAGS));
                    }
                }
            }
        }
    }

    /** Returns the field of a decision that a node reads, also if a value stands for a missing one, or it is split. */
    private Optional<String> fieldOf(CelExpr expr) {
        if (Nodes.isCall(expr, Nodes.OR_ELSE)) {
            return fieldOf(expr.call().args().get(0));
        }
        if (Nodes.isCall(expr, SPLIT) && expr.call().target().isPresent()) {
            return fieldOf(expr.call().target().get());
        }
        return fields.of(expr).stream().filter(FIELDS::contains).findFirst();
    }
}
