package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds parts of a text that need not be there: {@code x.split("@")[1]} fails for a text without {@code @}. An
 * expression that asks for the number of parts anywhere, or whether the text contains or matches something, is left
 * alone.
 */
final class SplitParts {
    private static final Set<String> QUESTIONS = Set.of("contains", "matches", "indexOf", "lastIndexOf");

    private final Set<String> asked = new HashSet<>();

    SplitParts(CelExpr whole) {
        ExprTree.walk(whole, (expr, bound) -> {
            if (expr.getKind() == Kind.CALL) {
                note(expr);
            }
        });
    }

    private void note(CelExpr call) {
        CelExpr about = call.call()
                .target()
                .orElseGet(() ->
                        call.call().args().isEmpty() ? call : call.call().args().get(0));
        if (QUESTIONS.contains(call.call().function())) {
            asked.add(Nodes.path(about));
        } else if (Nodes.isCall(call, "size") && Nodes.isCall(about, "split")) {
            asked.add(text(about));
        }
    }

    /** Notes a part that need not be there. */
    void check(CelExpr expr, Notes warnings) {
        if (!Nodes.isCall(expr, "_[_]")) {
            return;
        }
        CelExpr parts = expr.call().args().get(0);
        CelExpr index = expr.call().args().get(1);
        if (Nodes.isCall(parts, "split")
                && Nodes.isConstant(index, CelConstant.Kind.INT64_VALUE)
                && index.constant().int64Value() > 0
                && !asked.contains(text(parts))) {
            String text = text(parts).isEmpty() ? "the text" : text(parts);
            long number = index.constant().int64Value();
            warnings.note(
                    expr,
                    "this fails where " + text + " has fewer than " + (number + 1)
                            + " parts; ask before it, as in size(" + text + ".split(...)) > " + number + " && ...");
        }
    }

    private static String text(CelExpr split) {
        return split.call().target().map(Nodes::path).orElse("");
    }
}
