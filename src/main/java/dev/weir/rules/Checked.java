package dev.weir.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelRuntime;
import java.util.Set;
import java.util.TreeSet;

/**
 * An expression that was checked.
 *
 * @param parsed as written
 * @param ast as it runs
 * @param program which runs it
 */
record Checked(CelAbstractSyntaxTree parsed, CelAbstractSyntaxTree ast, CelRuntime.Program program) {

    /** The type of its value. */
    CelType type() {
        return ast.getResultType();
    }

    /** The variables that it names, and the fields of lines of transactions. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        ExprTree.walk(ast.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.IDENT && !bound.containsKey(expr.ident().name())) {
                names.add(expr.ident().name());
            }
            if (expr.getKind() == Kind.SELECT
                    && ast.getType(expr.select().operand().id())
                            .filter(type -> type.name().equals(EventTypes.LINE))
                            .isPresent()) {
                names.add(expr.select().field());
            }
        });
        return names;
    }
}
