package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.Channels;
import dev.weir.events.definition.Schema;
import dev.weir.rules.compile.pacing.EntryReader;
import dev.weir.rules.compile.pacing.LaterReader;
import dev.weir.rules.compile.pacing.PacingReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.rule.EntryWrite;
import dev.weir.rules.rule.Later;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a rule decides when it fires: the {@code then} of a document. */
final class ThenReader {
    static final double MAX_SCORE = 100;

    /** An outcome is part of every reason, and of a header of the decision. */
    private static final int MAX_OUTCOME_CHARS = 100;

    private static final String OUTCOME_HINT = "write the name of the outcome, such as outcome: REVIEW";
    private static final String GROUP_HINT = "write the name of the group, such as group: home-offer";
    private static final String VALUE_HINT = "write a number, or an expression";
    private static final String SCORE_HINT = "write a number from 0 to 100, or an expression";
    private static final String POINTS_HINT = "write a number from -1000 to 1000, or an expression";
    private static final String CHANNEL_HINT = "write the name of the channel, such as channel: offers";
    private static final Expression ZERO = constant(new Value.Int(0));

    /** Stands for an expression with errors. */
    static final Expression NOTHING = constant(Value.absent());

    /** What a rule decides. */
    record Then(
            String outcome,
            Expression score,
            Map<String, Expression> params,
            Pacing pacing,
            Later later,
            String group,
            Optional<Expression> value,
            Optional<Rank.Weight> weight,
            Optional<EntryWrite> list,
            boolean usesStock) {
        /** Stands for a {@code then} that is missing. */
        static final Then NONE = new Then(
                "",
                ZERO,
                Map.of(),
                Pacing.NONE,
                Later.NONE,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);

        boolean decidesNothing() {
            return outcome.isEmpty() && (weight.isPresent() || list.isPresent());
        }
    }

    private final Section then;
    private final TriggerExpressions expressions;
    private final About about;
    private boolean usesStock;

    /**
     * The rule that the {@code then} belongs to.
     *
     * @param triggers the types of events that trigger the rule; empty if only time does
     * @param longestMillis the longest cooldown, and the longest window of a cap
     * @param outcomes that it may decide; none answers for the risk where they are not known
     * @param isAbsence whether it decides when something has not happened
     */
    record About(Schema schema, Set<EventType> triggers, long longestMillis, OutcomeNames outcomes, boolean isAbsence) {
        /** Returns whether the rule decides when something stayed away, and its action could wait and does not. */
        boolean dropsAtNight(Then then) {
            List<String> risk = outcomes.risk();
            return isAbsence
                    && then.later().isNone()
                    && !risk.isEmpty()
                    && !risk.contains(then.outcome())
                    && !then.outcome().isEmpty();
        }
    }

    private ThenReader(Section then, TriggerExpressions expressions, About about) {
        this.then = then;
        this.expressions = expressions;
        this.about = about;
    }

    /** Reads a {@code then}. Errors are noted. */
    static Then read(Section then, TriggerExpressions expressions, About about) {
        return new ThenReader(then, expressions, about).read();
    }

    private Then read() {
        then.refuseOthers();
        if (!then.has("outcome") && !then.has("points") && !then.has("list")) {
            then.missing("outcome", OUTCOME_HINT);
        }
        String outcome = then.text("outcome", OUTCOME_HINT).orElse("");
        if (outcome.length() > MAX_OUTCOME_CHARS) {
            then.wrong(
                    "outcome",
                    "the outcome has " + outcome.length() + " characters; write at most " + MAX_OUTCOME_CHARS);
        }
        about.outcomes()
                .refusal(outcome)
                .filter(wrong -> !outcome.isEmpty())
                .ifPresent(wrong -> then.wrong("outcome", wrong));
        Expression score = number("score", SCORE_HINT, "a score is a number");
        Map<String, Expression> params = params();
        Pacing pacing = new PacingReader(then, about.schema(), about.triggers(), about.longestMillis()).read();
        Optional<Expression> value = value();
        requireOutcome();
        Optional<Rank.Weight> weight = weight();
        Later later = new LaterReader(then, about.longestMillis(), about.outcomes())
                .read(outcome, this::text, name -> constant(new Value.Text(name)));
        return new Then(outcome, score, params, pacing, later, group(), value, weight, list(), usesStock);
    }

    private Optional<Expression> text(String key, String hint) {
        return expressions
                .checkAt(then, key, hint)
                .filter(checked -> Results.requireString(checked, then.pathOf(key), expressions.diagnostics()))
                .map(this::planned);
    }

    /** Refuses what only a rule with an outcome can have. */
    private void requireOutcome() {
        for (String key : List.of("score", "group", "value")) {
            if (!then.has("outcome") && (then.has("points") || then.has("list")) && then.has(key)) {
                then.wrong(
                        key,
                        "'" + key + "' belongs to an outcome, and this rule has none; leave '" + key + "' out, or "
                                + OUTCOME_HINT);
            }
        }
        if (then.has("channel") && (then.has("outcome") || !then.has("points"))) {
            then.wrong(
                    "channel",
                    "'channel' is that of points without an outcome; leave it out, since an outcome has a channel of its own");
        }
    }

    private Optional<Rank.Weight> weight() {
        return then.has("points")
                ? Optional.of(new Rank.Weight(number("points", POINTS_HINT, "points are a number"), channel()))
                : Optional.empty();
    }

    private Optional<EntryWrite> list() {
        Optional<Node> written = then.node("list");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!(written.get() instanceof Node.Fields)) {
            then.wrong(
                    "list",
                    "'list' is " + written.get().described()
                            + "; write such as list: {name: hot-ips, entry: transaction.ip, for: 24h}");
            return Optional.empty();
        }
        Section list = then.section("list");
        EntryReader.Place place = EntryReader.read(list, about.outcomes(), about.longestMillis());
        return expressions
                .checkAt(list, "entry", EntryReader.ENTRY_HINT)
                .filter(checked -> Results.requireString(checked, list.pathOf("entry"), expressions.diagnostics()))
                .map(entry -> new EntryWrite(place.list(), planned(entry), place.forMillis()));
    }

    private String channel() {
        String channel = then.text("channel", CHANNEL_HINT).orElse("");
        about.outcomes()
                .refusalOfChannel(channel)
                .filter(wrong -> !channel.isEmpty())
                .ifPresent(wrong -> then.wrong("channel", wrong));
        return channel.equals(Channels.RISK) ? "" : channel;
    }

    private String group() {
        String group = then.text("group", GROUP_HINT).orElse("");
        if (group.length() > MAX_OUTCOME_CHARS) {
            then.wrong("group", "the group has " + group.length() + " characters; write at most " + MAX_OUTCOME_CHARS);
        }
        return group;
    }

    private Optional<Expression> value() {
        if (then.has("value") && !then.has("group")) {
            then.wrong("value", "a value compares offers of one group; " + GROUP_HINT);
        }
        Optional<Node> node = then.node("value");
        if (!(node.orElse(null) instanceof Node.Text)) {
            return then.number("value").flatMap(number -> node).map(number -> constant(literal(number)));
        }
        return expressions
                .checkAt(then, "value", VALUE_HINT)
                .filter(checked -> Results.requireNumber(
                        checked, "a value is a number", then.pathOf("value"), expressions.diagnostics()))
                .map(this::planned);
    }

    /** Reads a number, or an expression for one; 0 if it is missing. */
    private Expression number(String key, String hint, String what) {
        Node node = then.node(key).orElse(new Node.Whole(0, new Node.Place(1, 1)));
        if (!(node instanceof Node.Text)) {
            return then.number(key)
                    .<Expression>map(number -> constant(literal(node)))
                    .orElse(ZERO);
        }
        return expressions
                .checkAt(then, key, hint)
                .filter(checked -> Results.requireNumber(checked, what, then.pathOf(key), expressions.diagnostics()))
                .map(this::planned)
                .orElse(ZERO);
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
