package dev.weir.rules.expression.eval;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks the tree of an expression. */
public final class ExprTree {
    private ExprTree() {}

    /** Visits every node. */
    public interface Visitor {
        /**
         * Visits a node.
         *
         * @param bound the ranges of the surrounding comprehensions, by the names they bind
         */
        void visit(CelExpr expr, Map<String, CelExpr> bound);
    }

    /** Visits every node, parents first. */
    public static void walk(CelExpr expr, Visitor visitor) {
        walk(expr, Map.of(), visitor);
    }

    /** Returns the highest id of a node. */
    public static long maxId(CelExpr expr) {
        long[] max = {0};
        walk(expr, (node, bound) -> max[0] = Math.max(max[0], node.id()));
        return max[0];
    }

    /** Returns the number of nodes on the longest path to a leaf. */
    public static int depth(CelExpr expr) {
        int deepest = 0;
        for (CelExpr child : children(expr)) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    private static void walk(CelExpr expr, Map<String, CelExpr> bound, Visitor visitor) {
        visitor.visit(expr, bound);
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            walkComprehension(expr.comprehension(), bound, visitor);
        } else {
            children(expr).forEach(child -> walk(child, bound, visitor));
        }
    }

    private static void walkComprehension(CelComprehension loop, Map<String, CelExpr> bound, Visitor visitor) {
        walk(loop.iterRange(), bound, visitor);
        walk(loop.accuInit(), bound, visitor);
        Map<String, CelExpr> inside = new HashMap<>(bound);
        inside.put(loop.iterVar(), loop.iterRange());
        inside.put(loop.accuVar(), loop.accuInit());
        if (!loop.iterVar2().isEmpty()) {
            inside.put(loop.iterVar2(), loop.iterRange());
        }
        walk(loop.loopCondition(), inside, visitor);
        walk(loop.loopStep(), inside, visitor);
        walk(loop.result(), inside, visitor);
    }

    /** Returns the direct children of a node. */
    public static List<CelExpr> children(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> List.of(expr.select().operand());
            case CALL -> {
                List<CelExpr> all = new ArrayList<>();
                expr.call().target().ifPresent(all::add);
                all.addAll(expr.call().args());
                yield all;
            }
            case LIST -> expr.list().elements();
            case STRUCT ->
                expr.struct().entries().stream()
                        .map(CelExpr.CelStruct.Entry::value)
                        .toList();
            case MAP -> {
                List<CelExpr> all = new ArrayList<>();
                expr.map().entries().forEach(entry -> {
                    all.add(entry.key());
                    all.add(entry.value());
                });
                yield all;
            }
            case COMPREHENSION -> {
                CelComprehension loop = expr.comprehension();
                yield List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result());
            }
            default -> List.of();
        };
    }
}
