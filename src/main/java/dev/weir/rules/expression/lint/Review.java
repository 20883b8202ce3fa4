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
import java.util.regex.Pattern;

/**
 * Reviews new expressions that have the right types: a constant that a field never has is an error, and what is
 * probably not meant a warning. A rule in force is not reviewed, so that it stays in force whatever the job declares.
 * Immutable.
 */
public final class Review {
    /** Finds nothing. */
    public static final Review NONE = new Review(Optional.empty(), 0);

    /** The place of an expression that gives a key. */
    private static final Pattern OF_KEY = Pattern.compile("(.*\\.)?by([.\\[].*)?");

    private final Optional<Schema> schema;
    private final long maxSteps;

    private Review(Optional<Schema> schema, long maxSteps) {
        this.schema = schema;
        this.maxSteps = maxSteps;
    }

    /**
     * Creates a review of expressions over events of this schema.
     *
     * @param maxSteps the budget of an expression
     */
    public static Review of(Schema schema, long maxSteps) {
        return new Review(Optional.of(schema), maxSteps);
    }

    /** Returns whether nothing is wrong with a checked expression; what is, is noted. */
    public boolean passes(CelAbstractSyntaxTree checked, ExpressionSource written, Diagnostics diagnostics) {
        int before = diagnostics.count();
        schema.ifPresent(known -> {
            EventFields fields = new EventFields(known, checked);
            UnknownValues values = new UnknownValues(fields);
            Notes errors = (at, message) -> diagnostics.add(placed(at, message, checked, written));
            ExprTree.walk(checked.getExpr(), (expr, bound) -> values.check(expr, errors));
            Notes warnings = (at, message) -> diagnostics.warn(placed(at, message, checked, written));
            warn(checked.getExpr(), fields, warnings);
            if (!OF_KEY.matcher(written.path()).matches()) { // an event of which a key fails just has none
                SplitParts parts = new SplitParts(checked.getExpr());
                ExprTree.walk(checked.getExpr(), (expr, bound) -> parts.check(expr, warnings));
            }
        });
        return diagnostics.count() == before;
    }

    private void warn(CelExpr whole, EventFields fields, Notes warnings) {
        Contradictions contradictions = new Contradictions();
        SilencedSums sums = new SilencedSums(fields, whole);
        PairsOfLines pairs = new PairsOfLines(maxSteps);
        ExprTree.walk(whole, (expr, bound) -> {
            contradictions.check(expr, warnings);
            sums.check(expr, warnings);
            pairs.check(expr, bound, warnings);
        });
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
