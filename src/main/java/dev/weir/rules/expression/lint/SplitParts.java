package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds parts of a text that need not be there: {@code x.split("@")[1]} fails for a text without {@code @}. Left alone
 * are expressions that ask anywhere for a sufficient number of parts, or whether the text matches something or contains
 * what it is split at.
 */
final class SplitParts {
    private static final Set<String> QUESTIONS = Set.of("matches", "indexOf", "lastIndexOf");
    private static final long ANY = Long.MAX_VALUE;

    private final Set<String> asked = new HashSet<>();
    private final Set<String> contained = new HashSet<>();
    /** The highest index of a part that is known to be there, by the text with parts. */
    private final Map<String, Long> known = new HashMap<>();

    SplitParts(CelExpr whole) {
        ExprTree.walk(whole, (expr, bound) -> {
            if (expr.getKind() == Kind.CALL && !expr.call().args().isEmpty()) {
                note(expr);
            }
        });
    }

    private void note(CelExpr call) {
        String function = call.call().function();
        if (QUESTIONS.contains(function)) {
            asked.add(text(call));
        } else if (function.equals("contains")) {
            contained.add(Nodes.described(call));
        } else if (Asked.isComparison(call)) {
            compare(call.call().args().get(0), call.call().args().get(1), function);
            compare(call.call().args().get(1), call.call().args().get(0), turned(function));
        }
    }

    private static String turned(String function) {
        return switch (function) {
            case "_<_" -> "_>_";
            case "_<=_" -> "_>=_";
            case "_>_" -> "_<_";
            case "_>=_" -> "_<=_";
            default -> function;
        };
    }

    private void compare(CelExpr maybeSize, CelExpr other, String function) {
        CelExpr size = Nodes.bare(maybeSize);
        if (!Nodes.isCall(size, "size")) {
            return;
        }
        CelExpr parts = size.call().target().orElseGet(() -> size.call().args().get(0));
        CelExpr number = Nodes.bare(other);
        boolean isNumber = Nodes.isConstant(number, CelConstant.Kind.INT64_VALUE);
        long value = isNumber ? number.constant().int64Value() : 0;
        // of a negated question the opposite is meant, and "fewer than" is one: !(size < 2), size < 2 ? ... : ...
        long highest = switch (function) {
            case "_>_", "_<=_" -> value;
            case "_>=_", "_<_", "_==_", "_!=_" -> value - 1;
            default -> -1;
        };
        known.merge(Nodes.described(parts), isNumber ? highest : ANY, Math::max);
    }

    /** Notes a part that need not be there. */
    void check(CelExpr expr, Notes warnings) {
        if (!Nodes.isCall(expr, "_[_]")) {
            return;
        }
        CelExpr parts = expr.call().args().get(0);
        CelExpr index = expr.call().args().get(1);
        if (!Nodes.isCall(parts, "split") || !Nodes.isConstant(index, CelConstant.Kind.INT64_VALUE)) {
            return;
        }
        long number = index.constant().int64Value();
        if (number > 0 && !isKnown(parts, number)) {
            String text = text(parts).isEmpty() ? "the text" : text(parts);
            warnings.note(
                    expr,
                    "this fails where " + text + " has fewer than " + (number + 1)
                            + " parts; ask before it, as in size(" + text + ".split(...)) > " + number + " && ...");
        }
    }

    private boolean isKnown(CelExpr parts, long number) {
        String described = Nodes.described(parts);
        boolean contains = contained.contains(described.replaceFirst("^split", "contains"));
        return asked.contains(text(parts)) || known.getOrDefault(described, -1L) >= number || (number == 1 && contains);
    }

    /** Returns the text that a function is called on. */
    private static String text(CelExpr call) {
        return Nodes.described(
                call.call().target().orElseGet(() -> call.call().args().get(0)));
    }
}
