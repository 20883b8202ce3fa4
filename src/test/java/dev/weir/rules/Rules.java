package dev.weir.rules;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.LineItem;
import dev.weir.events.Stock;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles rules, and makes events and scopes with defaults, so that a test names only what matters. */
public final class Rules {
    public static final Schema SCHEMA = new Schema(Map.of(
                    EventType.TRANSACTION,
                    Map.of("giftCard", ValueType.BOOL, "loyalty", ValueType.INT, "segment", ValueType.STRING),
                    EventType.CLICK,
                    Map.of("segment", ValueType.STRING, "loyalty", ValueType.STRING)))
            .withValues(
                    Map.of("transaction.attributes.segment", Set.of("gold", "silver"), "click.query", Set.of("shoes")));

    static final RuleCompiler COMPILER = new RuleCompiler(SCHEMA, RuleLimits.DEFAULT);

    private Rules() {}

    public static Node yaml(String text) {
        try {
            return Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(text.getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new AssertionError(e.error().toString(), e);
        }
    }

    public static Compiled compile(String yaml) {
        return COMPILER.compile(yaml(yaml));
    }

    public static Rule rule(String yaml) {
        Compiled compiled = compile(yaml);
        if (compiled instanceof Compiled.Accepted accepted) {
            return accepted.rule();
        }
        throw new AssertionError(compiled.toString());
    }

    public static List<RuleError> errors(String yaml) {
        return compile(yaml) instanceof Compiled.Rejected rejected ? rejected.errors() : List.of();
    }

    /** A rule on transactions with this condition and these features, in YAML's flow style. */
    public static Rule when(String when, String... features) {
        return when(EventType.TRANSACTION, when, features);
    }

    public static Rule when(EventType on, String when, String... features) {
        return RuleDraft.rule("r").on(on).features(features).when(when).build();
    }

    /** A rule with a pattern of these stages, within an hour, in YAML's flow style. */
    public static Rule pattern(String stages) {
        return pattern(stages, "true");
    }

    static Rule pattern(String stages, String when) {
        return RuleDraft.rule("r").pattern("1h", stages).when(when).build();
    }

    /** The value of any expression over a transaction. */
    public static Value value(String expression, Situation scenario) throws EvaluationException {
        return param(expression).evaluate(scenario);
    }

    public static Value value(String expression) throws EvaluationException {
        return value(expression, new Situation(transaction()));
    }

    public static Expression param(String expression, String... features) {
        Rule rule =
                RuleDraft.rule("r").features(features).param("x", expression).build();
        return rule.params().getOrDefault("x", scope -> Value.absent());
    }

    /** 120 in EUR at noon of 2026-03-01 UTC, two lines, no device, no place, one attribute. */
    public static Transaction transaction() {
        return transaction(120.0, new LineItem("s-1", 2, 10.5), new LineItem("s-2", 1, Double.NaN));
    }

    public static Transaction transaction(double amount, LineItem... items) {
        return new Transaction(
                "t-1",
                1_772_366_400_000L,
                amount,
                "c-1",
                "card-1",
                "EUR",
                "",
                "WEB",
                "m-1",
                "",
                "DE",
                Double.NaN,
                Double.NaN,
                "",
                "203.0.113.7",
                List.of(items),
                new Attributes(Map.of("giftCard", new Value.Bool(true))));
    }

    static Click click() {
        return new Click(
                "e-1",
                1_772_366_400_000L,
                "VIEW",
                "c-1",
                "s-9",
                "",
                "",
                "s-1",
                Click.NO_QUANTITY,
                Double.NaN,
                "/p/s-1",
                "",
                Attributes.NONE);
    }

    /** A scope with features and stock as a test sets them. */
    public static final class Situation implements Scope {
        private EventScope atHand;
        private final Map<String, ListEntries> lists = new HashMap<>();
        private final Map<Integer, Value> features = new HashMap<>();
        private final Map<List<Integer>, Value> lineFeatures = new HashMap<>();
        private final Map<Integer, Stock> lineStock = new HashMap<>();
        private final Map<Integer, List<Event>> stages = new HashMap<>();
        private Optional<Stock> stock = Optional.empty();
        private long nowMillis;

        public Situation(Event event) {
            this.atHand = new EventScope(event);
            this.nowMillis = event.timestampMillis();
        }

        /** The value of a feature, by its place among those of the rule. */
        public Situation with(int feature, Value value) {
            features.put(feature, value);
            return this;
        }

        /** The value of a feature for a line of the transaction. */
        Situation withLine(int line, int feature, Value value) {
            lineFeatures.put(List.of(line, feature), value);
            return this;
        }

        /** What a stage has taken, by its place among those of the pattern. */
        Situation took(int stage, Event... events) {
            stages.put(stage, List.of(events));
            return this;
        }

        Situation at(long millis) {
            nowMillis = millis;
            return this;
        }

        public Situation withList(String name, String... entries) {
            return withList(name, ListEntries.of(List.of(entries)));
        }

        public Situation withList(String name, ListEntries entries) {
            lists.put(name, entries);
            atHand = new EventScope(atHand.event(), new Lists(lists));
            return this;
        }

        Situation withStock(Stock known) {
            stock = Optional.of(known);
            return this;
        }

        Situation withStock(int line, Stock known) {
            lineStock.put(line, known);
            return this;
        }

        @Override
        public EventScope atHand() {
            return atHand;
        }

        @Override
        public List<Event> stage(int stage) {
            return stages.getOrDefault(stage, List.of());
        }

        @Override
        public long nowMillis() {
            return nowMillis;
        }

        @Override
        public int line() {
            return NO_LINE;
        }

        @Override
        public Value feature(int feature) {
            return features.getOrDefault(feature, Value.absent());
        }

        @Override
        public Value lineFeature(int line, int feature) {
            return lineFeatures.getOrDefault(List.of(line, feature), Value.absent());
        }

        @Override
        public Optional<Stock> stock() {
            return stock;
        }

        @Override
        public Optional<Stock> lineStock(int line) {
            return Optional.ofNullable(lineStock.get(line));
        }
    }
}
