package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.expression.eval.Program;
import java.util.Set;
import java.util.TreeSet;

/**
 * A checked expression.
 *
 * @param parsed as written
 * @param ast with types and references
 * @param program that runs it
 */
public record Checked(CelAbstractSyntaxTree parsed, CelAbstractSyntaxTree ast, Program program) {

    /** Returns the environment it was checked in. */
    public Environment environment() {
        return program.environment();
    }

    /** Returns the type of its value. */
    CelType type() {
        return ast.getResultType();
    }

    /**
     * Returns whether its value can depend on lines of a transaction other than the {@code item} of a feature: it names
     * {@code items}, or uses a whole event, which contains them.
     */
    boolean seesLines() {
        boolean[] sees = {false};
        ExprTree.walk(ast.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.SELECT) {
                sees[0] |= expr.select().field().equals(EventTypes.ITEMS);
            } else if (expr.getKind() == Kind.CALL) {
                expr.call().target().ifPresent(target -> sees[0] |= isOfEvents(target));
                expr.call()
                        .args()
                        .forEach(arg -> sees[0] |=
                                isOfEvents(arg) && !isTaken(expr.call().function()));
            } else if (expr.getKind() == Kind.LIST) {
                expr.list().elements().forEach(element -> sees[0] |= isOfEvents(element));
            }
        });
        return sees[0];
    }

    /** Returns whether it is an event or a list of events. */
    private boolean isOfEvents(CelExpr expr) {
        return ast.getType(expr.id()).filter(Checked::isOfEvents).isPresent();
    }

    private static boolean isOfEvents(CelType type) {
        String name = type.name();
        boolean event = name.startsWith(EventTypes.PREFIX)
                && !name.endsWith(".line")
                && !name.endsWith("." + EventTypes.ATTRIBUTES)
                && !name.equals(EventTypes.PREFIX + EventTypes.STOCK);
        return event || type.parameters().stream().anyMatch(Checked::isOfEvents);
    }

    /** Returns whether a function yields one of a stage's events, or their number. */
    private static boolean isTaken(String function) {
        return function.equals("_[_]") || function.equals("size");
    }

    /** Returns the names of the variables it uses, and of fields of transaction lines. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        ExprTree.walk(ast.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.IDENT && !bound.containsKey(expr.ident().name())) {
                names.add(expr.ident().name());
            }
            if (expr.getKind() == Kind.SELECT && expr.select().operand().getKind() == Kind.IDENT) {
                String owner = expr.select().operand().ident().name();
                if (environment().column(owner, expr.select().field()).isPresent()) {
                    names.add(Environment.ofRow(owner, expr.select().field()));
                }
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
