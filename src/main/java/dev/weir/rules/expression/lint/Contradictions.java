package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that can never hold, as {@code x > 5 && x < 3}, or that always hold where there is a value, as
 * {@code x != "a" || x != "b"}. It looks at what one chain of {@code &&} or {@code ||} asks of one name with constants,
 * also through {@code !}, so that it is never wrong about what it finds. For one expression.
 */
final class Contradictions {
    private static final Set<String> HOLD_OF_EQUALS = Set.of("_==_", "_<=_", "_>=_");

    private final CelAbstractSyntaxTree checked;
    private final Set<Long> inChain = new HashSet<>();

    Contradictions(CelAbstractSyntaxTree checked) {
        this.checked = checked;
    }

    /** Notes what is wrong with a node; nodes are given parents first. */
    void check(CelExpr expr, Notes warnings) {
        if (Nodes.isCall(expr, Nodes.AND) || Nodes.isCall(expr, Nodes.OR)) {
            if (!inChain.contains(expr.id())) {
                new Chain(Nodes.isCall(expr, Nodes.AND), warnings).read(expr, true);
            }
        } else if (Asked.isComparison(expr) && !checkSides(expr, warnings)) {
            checkAlone(expr, warnings);
        }
    }

    private static boolean checkSides(CelExpr comparison, Notes warnings) {
        CelExpr left = Nodes.bare(comparison.call().args().get(0));
        String about = Nodes.described(left);
        boolean same = !about.isEmpty()
                && about.equals(Nodes.described(comparison.call().args().get(1)));
        if (same) {
            boolean holds = HOLD_OF_EQUALS.contains(comparison.call().function());
            warnings.note(
                    comparison,
                    "this " + (holds ? "always holds where there is a value" : "can never hold") + ": both sides are "
                            + about + "; compare it with something else");
        }
        return same;
    }

    private void checkAlone(CelExpr comparison, Notes warnings) {
        Optional<Asked> asked =
                Asked.of(comparison, true, checked).filter(one -> one.range().isKnown());
        Optional<Asked> opposite = Asked.of(comparison, false, checked);
        if (asked.isPresent() && opposite.isPresent()) {
            boolean never = asked.get().isNever();
            if (never || opposite.get().isNever()) {
                warnings.note(
                        comparison,
                        "this " + (never ? "can never hold" : "always holds where there is a value") + ": "
                                + asked.get().about() + " is "
                                + asked.get().range().described()
                                + "; compare it with another number");
            }
        }
    }

    /** One chain of conditions of which all have to hold, or one. */
    private final class Chain {
        private final boolean and;
        private final Notes warnings;
        private final Map<String, Possible> possible = new HashMap<>();

        Chain(boolean and, Notes warnings) {
            this.and = and;
            this.warnings = warnings;
        }

        /**
         * Reads a part of it.
         *
         * @param holds whether the part stands there as it is, or negated
         */
        void read(CelExpr expr, boolean holds) {
            if (Nodes.isCall(expr, Nodes.NOT)) {
                read(expr.call().args().get(0), !holds);
            } else if (Nodes.isCall(expr, and == holds ? Nodes.AND : Nodes.OR)) {
                inChain.add(expr.id());
                expr.call().args().forEach(part -> read(part, holds));
            } else if (Nodes.isConstant(expr, CelConstant.Kind.BOOLEAN_VALUE)) {
                truth(expr, expr.constant().booleanValue() == holds);
            } else {
                Asked.of(expr, and == holds, checked)
                        .filter(one -> isNothing(one, Asked.of(expr, and != holds, checked)))
                        .ifPresent(one -> {
                            warnings.note(expr, message(one.about()));
                            possible.remove(one.about()); // said once
                        });
            }
        }

        private void truth(CelExpr expr, boolean value) {
            if (value != and) {
                warnings.note(
                        expr,
                        "with '" + !and + "' the whole condition " + (and ? "can never hold" : "always holds")
                                + "; leave it out");
            }
        }

        /** Returns whether nothing is left; what nothing fits by itself, or everything, was told already. */
        private boolean isNothing(Asked one, Optional<Asked> opposite) {
            if (one.isNever() || opposite.filter(Asked::isNever).isPresent()) {
                return false;
            }
            Possible left = possible.computeIfAbsent(one.about(), name -> new Possible(one.range()));
            one.ask(left);
            return left.isNothing();
        }

        private String message(String about) {
            return and
                    ? "this can never hold together with what is asked of " + about
                            + " before it; leave one of them out, or write || between them"
                    : "this, or what is asked of " + about + " before it, holds whatever " + about
                            + " is; leave one of them out, or write && between them";
        }
    }
}
