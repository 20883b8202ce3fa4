package dev.weir.rules.compile;

import dev.weir.events.Value;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.limit.RuleLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule decides when it fires: the {@code then} of a document. */
final class ThenReader {
    static final double MAX_SCORE = 100;

    /** An outcome is part of every reason, and of a header of the decision. */
    private static final int MAX_OUTCOME_CHARS = 100;

    private static final String OUTCOME_HINT = "write the name of the outcome, such as outcome: REVIEW";
    private static final String SCORE_HINT = "write a number from 0 to 100, or an expression";
    private static final Expression NO_SCORE = constant(new Value.Int(0));

    /** Stands for an expression with errors. */
    static final Expression NOTHING = constant(Value.absent());

    /** What a rule decides. */
    record Then(
            String outcome, Expression score, Map<String, Expression> params, long cooldownMillis, boolean usesStock) {
        /** Stands for a {@code then} that is missing. */
        static final Then NONE = new Then("", NO_SCORE, Map.of(), 0, false);
    }

    private final Section then;
    private final TriggerExpressions expressions;
    private final long longestCooldownMillis;
    private boolean usesStock;

    private ThenReader(Section then, TriggerExpressions expressions, RuleLimits limits) {
        this.then = then;
        this.expressions = expressions;
        this.longestCooldownMillis = limits.maxWindowMillis();
    }

    /** Reads a {@code then}. Errors are noted. */
    static Then read(Section then, TriggerExpressions expressions, RuleLimits limits) {
        return new ThenReader(then, expressions, limits).read();
    }

    private Then read() {
        then.refuseOthers();
        if (!then.has("outcome")) {
            then.missing("outcome", OUTCOME_HINT);
        }
        String outcome = then.text("outcome", OUTCOME_HINT).orElse("");
        if (outcome.length() > MAX_OUTCOME_CHARS) {
            then.wrong(
                    "outcome",
                    "the outcome has " + outcome.length() + " characters; write at most " + MAX_OUTCOME_CHARS);
        }
        Expression score = score();
        Map<String, Expression> params = params();
        long cooldownMillis =
                then.duration("cooldown", 1, longestCooldownMillis).orElse(0);
        return new Then(outcome, score, params, cooldownMillis, usesStock);
    }

    private Expression score() {
        Node node = then.node("score").orElse(new Node.Whole(0, new Node.Place(1, 1)));
        if (!(node instanceof Node.Text)) {
            return then.number("score")
                    .<Expression>map(number -> constant(literal(node)))
                    .orElse(NO_SCORE);
        }
        return expressions
                .checkAt(then, "score", SCORE_HINT)
                .filter(checked -> Results.requireNumber(
                        checked, "a score is a number", then.pathOf("score"), expressions.diagnostics()))
                .map(this::planned)
                .orElse(NO_SCORE);
    }

    private Map<String, Expression> params() {
        Section params = then.section("params");
        Map<String, Expression> read = new LinkedHashMap<>();
        for (String name : params.keys()) {
            param(params, name).ifPresent(expression -> read.put(name, expression));
        }
        return read;
    }

    private Optional<Expression> param(Section params, String name) {
        Optional<Node> node = params.node(name);
        if (node.isPresent() && literal(node.get()).isPresent()) {
            return Optional.of(constant(literal(node.get())));
        }
        if (node.isEmpty()) {
            params.wrong(name, "'" + name + "' is empty; write an expression, a number, true or false");
            return Optional.empty();
        }
        String path = params.pathOf(name);
        return expressions
                .checkAt(params, name, "write an expression in quotes, such as " + name + ": '[1, 2]'")
                .filter(checked -> Results.requireWritable(checked, path, expressions.diagnostics()))
                .map(this::planned);
    }

    private Expression planned(Checked checked) {
        usesStock |= expressions.usesStock(checked);
        return expressions.planned(checked);
    }

    private static Value literal(Node node) {
        if (node instanceof Node.Whole number) {
            return new Value.Int(number.value());
        }
        if (node instanceof Node.Decimal number) {
            return new Value.Real(number.value());
        }
        return node instanceof Node.Truth truth ? new Value.Bool(truth.value()) : Value.absent();
    }

    /** Returns an expression with the same value for every event. */
    static Expression constant(Value value) {
        return new Constant(value);
    }

    /** An expression with the same value for every event. */
    private record Constant(Value value) implements Expression {
        @Override
        public Value evaluate(Scope scope) {
            return value;
        }

        @Override
        public long mostSteps() {
            return 0;
        }

        @Override
        public boolean seesLines() {
            return false;
        }
    }
}
