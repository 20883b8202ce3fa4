package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Expansion;
import dev.weir.rules.definition.References;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.expression.message.SyntaxMessages;
import dev.weir.rules.expression.message.TypeMessages;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.list.ListUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks expressions against an environment, and plans them. Immutable and safe for use by several threads. */
public final class ExpressionChecker {
    private static final int MAX_PROMOTIONS = 8;

    private final Dialect dialect;
    private final Environment environment;
    private final int maxChars;
    private final Set<String> inMillis;

    /** Creates a checker for expressions in this environment with at most this many characters. */
    public ExpressionChecker(Dialect dialect, Environment environment, int maxChars) {
        this(dialect, environment, maxChars, Set.of());
    }

    private ExpressionChecker(Dialect dialect, Environment environment, int maxChars, Set<String> inMillis) {
        this.dialect = dialect;
        this.environment = environment;
        this.maxChars = maxChars;
        this.inMillis = inMillis;
    }

    /** Returns a copy in which these names compare with durations as well: they are measured in milliseconds. */
    public ExpressionChecker withMillis(Set<String> names) {
        return new ExpressionChecker(dialect, environment, maxChars, Set.copyOf(names));
    }

    /** Returns a copy with other explanations of names that are not visible, at negligible cost. */
    public ExpressionChecker explaining(Map<String, String> absences) {
        return new ExpressionChecker(dialect, environment.explaining(absences), maxChars, inMillis);
    }

    /** Returns the environment. */
    public Environment environment() {
        return environment;
    }

    /** Parses without checking, with its definitions; errors are noted. */
    public Optional<CelAbstractSyntaxTree> parse(ExpressionSource written, Diagnostics diagnostics) {
        return expanded(written, diagnostics).flatMap(whole -> parseWhole(whole, diagnostics));
    }

    /** Returns the expression with what its references to definitions mean; errors are noted. */
    private Optional<ExpressionSource> expanded(ExpressionSource written, Diagnostics diagnostics) {
        if (!Expansion.isNeeded(written.text())
                || environment.find(References.PREFIX).isPresent()) {
            return Optional.of(written);
        }
        Expansion expansion = dialect.expansion(written.text(), maxChars);
        Optional<RuleError> problem = expansion.problem(written.path());
        problem.ifPresent(diagnostics::add);
        return problem.isPresent()
                ? Optional.empty()
                : Optional.of(new ExpressionSource(written.path(), expansion.text(), expansion));
    }

    private Optional<CelAbstractSyntaxTree> parseWhole(ExpressionSource written, Diagnostics diagnostics) {
        if (written.text().length() > maxChars) {
            diagnostics.add(
                    written.path(),
                    "the expression has " + written.text().length() + " characters; at most " + maxChars
                            + " are allowed: put parts of it into features, or make two rules of it");
            return Optional.empty();
        }
        CelValidationResult result = dialect.parse(written.text());
        if (result.hasError()) {
            SyntaxMessages.errors(written, result.getErrors()).forEach(diagnostics::add);
            return Optional.empty();
        }
        Optional<CelAbstractSyntaxTree> parsed = ast(result);
        if (parsed.isPresent() && ExprTree.depth(parsed.get().getExpr()) > Dialect.MAX_DEPTH) {
            diagnostics.add(
                    written.path(),
                    "the expression nests more than " + Dialect.MAX_DEPTH
                            + " deep: put parts of it into features, or make two rules of it");
            return Optional.empty();
        }
        return parsed.filter(tree -> makesNoStruct(tree, written, diagnostics));
    }

    private static boolean makesNoStruct(
            CelAbstractSyntaxTree parsed, ExpressionSource written, Diagnostics diagnostics) {
        int before = diagnostics.count();
        ExprTree.walk(parsed.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.STRUCT && expr.struct().messageName().startsWith(EventTypes.PREFIX)) {
                diagnostics.add(written.path(), "an expression reads events and makes none: leave the braces out");
            }
        });
        return diagnostics.count() == before;
    }

    /** Parses, checks and plans an expression; errors are noted. */
    public Optional<Checked> check(ExpressionSource written, Diagnostics diagnostics) {
        return expanded(written, diagnostics).flatMap(whole -> {
            Optional<CelAbstractSyntaxTree> parsed = parseWhole(whole, diagnostics);
            if (parsed.isEmpty()) {
                noteBesideCalls(whole, diagnostics);
            }
            return parsed.flatMap(tree -> check(tree, whole, diagnostics));
        });
    }

    /** Notes what else is wrong where only calls were refused that need a name written out, so that all is said at once. */
    private void noteBesideCalls(ExpressionSource written, Diagnostics diagnostics) {
        if (!dialect.parse(written.text()).hasError()) {
            return;
        }
        CelValidationResult calls = dialect.parseCalls(written.text());
        if (calls.hasError()) {
            return;
        }
        CelAbstractSyntaxTree parsed = ast(calls).orElseThrow();
        List<CelIssue> issues = dialect.checkMixing(Lengths.inNumbers(parsed, inMillis), environment)
                .getErrors();
        TypeMessages messages = new TypeMessages(written, parsed, environment);
        written.once(issues.stream()
                        .filter(issue -> messages.isCause(issue) && !messages.isOfCall(issue, Dialect.EXPANDED_CALLS))
                        .map(messages::error)
                        .toList())
                .forEach(diagnostics::add);
        Constants.noteBesideTypes(parsed, dialect, written, diagnostics);
    }

    /** Checks and plans a parsed expression; errors are noted. */
    Optional<Checked> check(CelAbstractSyntaxTree parsed, ExpressionSource written, Diagnostics diagnostics) {
        Environment here = Tables.named(parsed, environment, dialect.tables());
        return here == environment
                ? checkHere(parsed, written, diagnostics)
                : new ExpressionChecker(dialect, here, maxChars, inMillis).checkHere(parsed, written, diagnostics);
    }

    private Optional<Checked> checkHere(
            CelAbstractSyntaxTree parsed, ExpressionSource written, Diagnostics diagnostics) {
        CelAbstractSyntaxTree current = Lengths.inNumbers(parsed, inMillis);
        for (int round = 0; round < MAX_PROMOTIONS; round++) {
            CelValidationResult result = dialect.checkMixing(current, environment);
            if (result.hasError()) {
                note(result.getErrors(), parsed, written, diagnostics);
                return Optional.empty();
            }
            CelAbstractSyntaxTree promoted = Promotion.of(current, ast(result).orElse(current));
            if (promoted == current) {
                break;
            }
            current = promoted;
        }
        CelValidationResult result = dialect.checkPlain(current, environment);
        if (result.hasError()) {
            note(result.getErrors(), parsed, written, diagnostics);
            return Optional.empty();
        }
        return ast(result)
                .filter(checked -> Constants.areGood(checked, dialect, written, diagnostics))
                .filter(checked -> dialect.review().passes(checked, written, diagnostics))
                .flatMap(checked -> plan(parsed, checked, written, diagnostics));
    }

    /** Returns the text of an expression without incidental differences in how it was written. */
    public static String canonical(CelAbstractSyntaxTree parsed) {
        return CanonicalText.of(parsed);
    }

    private Optional<Checked> plan(
            CelAbstractSyntaxTree parsed,
            CelAbstractSyntaxTree checked,
            ExpressionSource written,
            Diagnostics diagnostics) {
        try {
            Checked good = new Checked(parsed, checked, dialect.program(checked, environment));
            ExprTree.walk(checked.getExpr(), (expr, bound) -> {
                Membership.listOf(expr)
                        .ifPresent(list -> diagnostics.asksList(list, Membership.use(expr, written.path())));
                Lookup.tableOf(expr).ifPresent(table -> diagnostics.asksList(table, ListUse.asTable(written.path())));
                EarlierDecisions.note(expr, diagnostics);
                ModelScores.note(expr, written.path(), diagnostics);
            });
            return Optional.of(good);
        } catch (Failure e) {
            diagnostics.add(written.path(), "this cannot be run: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void note(
            List<CelIssue> issues, CelAbstractSyntaxTree parsed, ExpressionSource written, Diagnostics diagnostics) {
        TypeMessages messages = new TypeMessages(written, parsed, environment);
        List<CelIssue> causes = issues.stream().filter(messages::isCause).toList();
        List<CelIssue> told = causes.isEmpty() ? issues : causes;
        written.once(told.stream().map(messages::error).toList()).forEach(diagnostics::add);
        Constants.noteBesideTypes(parsed, dialect, written, diagnostics);
    }

    private static Optional<CelAbstractSyntaxTree> ast(CelValidationResult result) {
        try {
            return Optional.of(result.getAst());
        } catch (CelValidationException e) {
            throw new IllegalStateException("a result without errors has a tree", e);
        }
    }
}
