package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.Optional;

/**
 * Reviews new expressions that have the right types: a constant that a field never has is an error. A rule in force is
 * not reviewed, so that it stays in force whatever the job declares. Immutable.
 */
public final class Review {
    /** Finds nothing. */
    public static final Review NONE = new Review(Optional.empty());

    private final Optional<Schema> schema;

    private Review(Optional<Schema> schema) {
        this.schema = schema;
    }

    /** Creates a review of expressions over events of this schema. */
    public static Review of(Schema schema) {
        return new Review(Optional.of(schema));
    }

    /** Returns whether nothing is wrong with a checked expression; what is, is noted. */
    public boolean passes(CelAbstractSyntaxTree checked, ExpressionSource written, Diagnostics diagnostics) {
        int before = diagnostics.count();
        schema.ifPresent(known -> {
            UnknownValues values = new UnknownValues(new TextFields(known, checked));
            Notes errors = (at, message) -> diagnostics.add(placed(at, message, checked, written));
            ExprTree.walk(checked.getExpr(), (expr, bound) -> values.check(expr, errors));
        });
        return diagnostics.count() == before;
    }

    private static RuleError placed(
            CelExpr at, String message, CelAbstractSyntaxTree checked, ExpressionSource written) {
        Integer offset = checked.getSource().getPositionsMap().get(at.id());
        return written.error(
                checked.getSource()
                        .getOffsetLocation(offset == null ? 0 : offset)
                        .orElse(CelSourceLocation.of(1, 0)),
                message);
    }
}
