package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds comparisons of a field whose values are known with a constant that is none of them. */
final class UnknownValues {
    private final EventFields fields;
    private final About about;

    UnknownValues(EventFields fields, About about) {
        this.fields = fields;
        this.about = about;
    }

    /** Notes every constant that the field it is compared with never has. */
    void check(CelExpr expr, Notes errors) {
        if (expr.getKind() != Kind.CALL || expr.call().args().size() != 2) {
            return;
        }
        CelExpr left = expr.call().args().get(0);
        CelExpr right = expr.call().args().get(1);
        if (Nodes.EQUALITIES.contains(expr.call().function())) {
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
                about.said(named, Nodes.text(other), values).ifPresent(said -> errors.note(other, said));
            }
        }
    }

    /** What the values are. */
    enum About {
        /** All that there are. */
        ALL,
        /** Some: others are as good, unless they look like a misspelling. */
        SEEN;

        private static final int LEAST_CHARS = 4;
        private static final Pattern DIGITS = Pattern.compile("\\d");

        private Optional<String> said(String field, String constant, Set<String> values) {
            return switch (this) {
                case ALL ->
                    Optional.of(field + " is never '" + Spelling.shortened(constant) + "'"
                            + Spelling.advice(constant, values));
                case SEEN ->
                    Spelling.nearest(constant, values, 1)
                            .filter(near -> Math.min(near.length(), constant.length()) >= LEAST_CHARS)
                            .filter(near -> !withoutDigits(near).equals(withoutDigits(constant)))
                            .map(near -> "no case has a " + field + " of '" + Spelling.shortened(constant)
                                    + "', and some have '" + Spelling.shortened(near)
                                    + "'; write that if it is meant, or a case with the other");
            };
        }

        /** Codes and numbers of one kind often differ in a digit. */
        private static String withoutDigits(String text) {
            return DIGITS.matcher(text).replaceAll("");
        }
    }
}
