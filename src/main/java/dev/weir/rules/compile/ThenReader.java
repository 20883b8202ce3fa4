package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.rule.Pacing;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a rule decides when it fires: the {@code then} of a document. */
final class ThenReader {
    static final double MAX_SCORE = 100;

    /** An outcome is part of every reason, and of a header of the decision. */
    private static final int MAX_OUTCOME_CHARS = 100;

    private static final String OUTCOME_HINT = "write the name of the outcome, such as outcome: REVIEW";
    private static final String BY_HINT = "write fields of the event that triggers the rule, such as by: [sku]";
    private static final String GROUP_HINT = "write the name of the group, such as group: home-offer";
    private static final String VALUE_HINT = "write a number, or an expression";
    private static final String SCORE_HINT = "write a number from 0 to 100, or an expression";
    private static final Expression NO_SCORE = constant(new Value.Int(0));

    /** Stands for an expression with errors. */
    static final Expression NOTHING = constant(Value.absent());

    /** What a rule decides. */
    record Then(
            String outcome,
            Expression score,
            Map<String, Expression> params,
            Pacing pacing,
            String group,
            Optional<Expression> value,
            boolean usesStock) {
        /** Stands for a {@code then} that is missing. */
        static final Then NONE = new Then("", NO_SCORE, Map.of(), Pacing.NONE, "", Optional.empty(), false);
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
     * @param outcomes that it may decide
     */
    record About(Schema schema, Set<EventType> triggers, long longestMillis, OutcomeNames outcomes) {}

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
        if (!then.has("outcome")) {
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
        Expression score = score();
        Map<String, Expression> params = params();
        Optional<Expression> value = value();
        return new Then(outcome, score, params, pacing(), group(), value, usesStock);
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

    private Pacing pacing() {
        if (!(then.node("cooldown").orElse(null) instanceof Node.Fields)) {
            return new Pacing(
                    then.duration("cooldown", 1, about.longestMillis()).orElse(0), Map.of(), cap());
        }
        Section cooldown = then.section("cooldown");
        cooldown.refuseOthers();
        if (!cooldown.has("for")) {
            cooldown.missing("for", "write how long the rule rests, such as for: 7d");
        }
        return new Pacing(cooldown.duration("for", 1, about.longestMillis()).orElse(0), by(cooldown), cap());
    }

    private Pacing.Cap cap() {
        if (!then.has("cap")) {
            return Pacing.Cap.NONE;
        }
        Node written = then.node("cap").orElseThrow();
        if (!(written instanceof Node.Fields)) {
            then.wrong("cap", "'cap' is " + written.described() + "; write such as cap: {count: 2, over: 7d}");
            return Pacing.Cap.NONE;
        }
        Section cap = then.section("cap");
        cap.refuseOthers();
        if (!cap.has("count")) {
            cap.missing("count", "write how often the rule may fire, such as count: 2");
        }
        if (!cap.has("over")) {
            cap.missing("over", "write the window in which it may, such as over: 7d");
        }
        return new Pacing.Cap(
                (int) cap.whole("count").orElse(0),
                cap.duration("over", 1, about.longestMillis()).orElse(0));
    }

    private Map<EventType, List<Field>> by(Section cooldown) {
        List<String> names = cooldown.texts("by", BY_HINT);
        if (names.isEmpty() && cooldown.has("by")) {
            cooldown.wrong("by", "'by' names no field; leave it out, or " + BY_HINT);
        }
        Map<EventType, List<Field>> by = new HashMap<>();
        for (EventType type : about.schema().types()) {
            List<Field> fields = new ArrayList<>();
            for (String name : names) {
                about.schema().find(type, name).ifPresent(fields::add);
            }
            by.put(type, fields);
        }
        names.forEach(name -> requireField(cooldown, name));
        return names.isEmpty() ? Map.of() : by;
    }

    /** Notes an error if events that trigger the rule have no such field, or if only time does and no event has. */
    private void requireField(Section cooldown, String name) {
        Schema schema = about.schema();
        Set<EventType> having = schema.types().stream()
                .filter(type -> schema.find(type, name).isPresent())
                .collect(Collectors.toSet());
        if (about.triggers().isEmpty() && having.isEmpty()) {
            cooldown.wrong("by", "no event has a field '" + name + "'; " + BY_HINT);
        }
        for (EventType type : new TreeSet<>(about.triggers())) {
            if (!having.contains(type)) {
                cooldown.wrong("by", refusal(type, name));
            }
        }
    }

    private String refusal(EventType type, String name) {
        if (type.hasLines() && name.equals(Schema.SKU)) {
            return "a " + type.ruleName() + " has a '" + name + "' on each of its lines, and a cooldown is by fields"
                    + " that it has once";
        }
        Set<String> known = new TreeSet<>(about.schema().attributesOf(type).keySet());
        about.schema().fields(type).forEach(field -> known.add(field.name()));
        return "unknown field '" + name + "' of " + type.ruleName() + Spelling.advice(name, known);
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
