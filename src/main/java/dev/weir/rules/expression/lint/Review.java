package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.AskedName;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.expression.lint.UnknownValues.About;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleLimits;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reviews new expressions that have the right types: a constant that a field never has, an outcome that
 * no rule may decide, and an index that no list has, is an error, and what is probably not meant a warning. A rule in force is not reviewed, so that it stays in force whatever the job declares.
 * Immutable.
 */
public final class Review {
    /** Finds nothing. */
    public static final Review NONE = new Review(Optional.empty(), About.ALL, OutcomeNames.ANY, 0);

    /** The place of an expression that gives a key. */
    private static final Pattern OF_KEY = Pattern.compile("(.*\\.)?by([.\\[].*)?");

    private final Optional<Schema> schema;
    private final About about;
    private final OutcomeNames outcomes;
    private final long maxSteps;

    private Review(Optional<Schema> schema, About about, OutcomeNames outcomes, long maxSteps) {
        this.schema = schema;
        this.about = about;
        this.outcomes = outcomes;
        this.maxSteps = maxSteps;
    }

    /**
     * Creates a review of expressions over events of this schema.
     *
     * @param limits with the outcomes that rules may decide, and the budget of an expression
     */
    public static Review of(Schema schema, RuleLimits limits) {
        return new Review(
                Optional.of(schema),
                About.ALL,
                limits.outcomes(),
                limits.expressions().maxSteps());
    }

    /**
     * Creates a review that finds nothing but constants that differ in one letter from what the field was seen to have.
     *
     * @param seen with the values that were seen
     */
    public static Review ofSeen(Schema seen) {
        return new Review(Optional.of(seen), About.SEEN, OutcomeNames.ANY, 0);
    }

    /** Returns whether nothing is wrong with a checked expression; what is, is noted. */
    public boolean passes(CelAbstractSyntaxTree checked, ExpressionSource written, Diagnostics diagnostics) {
        int before = diagnostics.count();
        schema.ifPresent(known -> {
            EventFields fields = new EventFields(known, checked);
            UnknownValues values = new UnknownValues(fields, about);
            Notes errors = (at, message) -> diagnostics.add(placed(at, message, checked, written));
            UnknownOutcomes asked = new UnknownOutcomes(fields, outcomes);
            AskedNames others = new AskedNames(fields);
            AskedNames.Names names = (at, name, isTag) ->
                    diagnostics.asksName(new AskedName(name, isTag, placed(at, "", checked, written)));
            ExprTree.walk(checked.getExpr(), (expr, bound) -> {
                values.check(expr, errors);
                asked.check(expr, errors);
                others.check(expr, names);
            });
            if (about == About.ALL) {
                warn(checked, fields, written, diagnostics);
            }
        });
        return diagnostics.count() == before;
    }

    private void warn(
            CelAbstractSyntaxTree checked, EventFields fields, ExpressionSource written, Diagnostics diagnostics) {
        CelExpr whole = checked.getExpr();
        Notes warnings = (at, message) -> diagnostics.warn(placed(at, message, checked, written));
        Contradictions contradictions = new Contradictions(checked);
        SilencedSums sums = new SilencedSums(fields, whole);
        SplitParts parts = new SplitParts(whole);
        NetworkTexts networks = new NetworkTexts();
        NegativeIndices indices = new NegativeIndices(checked);
        ZeroDivisors divisors = new ZeroDivisors();
        PairsOfLines pairs = new PairsOfLines(maxSteps);
        boolean mayFail = OF_KEY.matcher(written.path()).matches(); // a key can only fail or be there
        ExprTree.walk(whole, (expr, bound) -> {
            contradictions.check(expr, warnings);
            sums.check(expr, warnings);
            networks.check(expr, warnings);
            indices.check(expr, warnings);
            divisors.check(expr, warnings);
            pairs.check(expr, bound, warnings);
            if (!mayFail) {
                parts.check(expr, warnings);
            }
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
