package dev.weir.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.io.document.DocumentForms;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rank;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.text.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of which a test names only what matters: without more it is live, fires on every transaction, and asks for REVIEW
 * with a score of 50. It can be had as the document that is pushed and as the compiled rule. A test of the engine may put
 * Java in the place of an expression; only the compiled rule has that.
 */
public final class RuleDraft {
    /** The input of a feature that takes every event. */
    public static final FeatureInput EVERY = (view, line) -> new Value.Bool(true);

    private Rank rank = Rank.PLAIN;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final ObjectNode document = YAML.createObjectNode();
    private final List<RuleFeature> features = new ArrayList<>();
    private final Map<String, Expression> params = new HashMap<>();
    private DecisionLookbacks lookbacks = DecisionLookbacks.NONE;
    private Optional<Expression> when = Optional.empty();
    private Optional<Expression> subject = Optional.empty();
    private Optional<Expression> score = Optional.empty();
    private boolean usesStock;

    private RuleDraft(String id) {
        document.put("id", id).put("version", 1).put("on", "transaction").put("when", "true");
        document.putObject("then").put("outcome", "REVIEW").put("score", 50);
    }

    public static RuleDraft rule(String id) {
        return new RuleDraft(id);
    }

    /** The document of a rule that fires on every transaction. */
    public static String always(String id, long version, String outcome) {
        return rule(id).version(version).outcome(outcome).json();
    }

    public RuleDraft version(long version) {
        document.put("version", version);
        return this;
    }

    public RuleDraft mode(Mode mode) {
        document.put("mode", mode.name().toLowerCase(Locale.ROOT));
        return this;
    }

    public RuleDraft rollout(double percent) {
        document.put("rollout", percent);
        return this;
    }

    public RuleDraft active(long fromMillis, long untilMillis) {
        document.putObject("active")
                .put("from", Instant.ofEpochMilli(fromMillis).toString())
                .put("until", Instant.ofEpochMilli(untilMillis).toString());
        return this;
    }

    public RuleDraft priority(int priority) {
        document.put("priority", priority);
        return this;
    }

    public RuleDraft on(EventType type) {
        document.put("on", type.ruleName());
        return this;
    }

    public RuleDraft when(String condition) {
        document.put("when", condition);
        return this;
    }

    public RuleDraft when(Expression condition) {
        when = Optional.of(condition);
        return this;
    }

    public RuleDraft subject(Expression expression) {
        subject = Optional.of(expression);
        return this;
    }

    public RuleDraft outcome(String outcome) {
        document.withObject("/then").put("outcome", outcome);
        return this;
    }

    public RuleDraft score(Expression expression) {
        score = Optional.of(expression);
        return this;
    }

    public RuleDraft param(String name, String expression) {
        document.withObject("/then").withObject("/params").put(name, expression);
        return this;
    }

    public RuleDraft param(String name, Expression expression) {
        params.put(name, expression);
        return this;
    }

    /** Rests for a subject after it fired; 0 for no rest. */
    public RuleDraft cooldown(long millis) {
        if (millis > 0) {
            document.withObject("/then").put("cooldown", Durations.text(millis));
        }
        return this;
    }

    public RuleDraft guard(String maxBlockRate, String over) {
        document.putObject("guard").put("maxBlockRate", maxBlockRate).put("over", over);
        return this;
    }

    /** Further keys of the document, as {@code mode: shadow, priority: 2}, in YAML or JSON. */
    public RuleDraft with(String keys) {
        document.setAll(read(keys));
        return this;
    }

    /** Further keys of {@code then}. */
    public RuleDraft then(String keys) {
        document.withObject("/then").setAll(read(keys));
        return this;
    }

    /** Further features, as {@code n: {count: transaction, by: [ip], over: 1h}}, in YAML or JSON. */
    public RuleDraft features(String... written) {
        document.withObject("/features").setAll(read(String.join(", ", written)));
        return this;
    }

    /** Waits for a pattern instead of an event. */
    public RuleDraft pattern(String within, String stages) {
        document.remove("on");
        return with("pattern: {within: " + within + ", stages: [" + stages + "]}");
    }

    /** Whether it has a feature, number 0 among them. */
    public boolean hasFeatures() {
        return !features.isEmpty();
    }

    /** A feature that counts events of a type. */
    public RuleDraft counts(String name, EventType over, long windowMillis, String... by) {
        return feature(name, definition(Aggregates.COUNT, over, windowMillis, by), EVERY);
    }

    public RuleDraft feature(String name, FeatureDefinition definition, FeatureInput input) {
        return feature(name, definition, input, List.of());
    }

    public RuleDraft feature(
            String name, FeatureDefinition definition, FeatureInput input, List<ComputedKey> computedKeys) {
        boolean perLine = document.path("on").asText().equals(EventType.TRANSACTION.ruleName())
                && definition.by().contains(Schema.SKU);
        features.add(new RuleFeature(features.size(), name, definition, input, perLine, ValueType.INT, computedKeys));
        return this;
    }

    public static FeatureDefinition definition(
            AggregateFunction function, EventType over, long windowMillis, String... by) {
        return new FeatureDefinition(
                function, over, List.of(by), "", over.ruleName(), new TimeWindow.Sliding(windowMillis), true);
    }

    /** As if an expression read {@code stock}. */
    public RuleDraft usesStock() {
        usesStock = true;
        return this;
    }

    /** As if an expression asked this of earlier decisions. */
    public RuleDraft lookbacks(DecisionLookbacks asked) {
        lookbacks = lookbacks.and(asked);
        return this;
    }

    /** The document, as it is on the rules topic. */
    public String json() {
        return document.toString();
    }

    /** The document, as it is in a file. */
    public String yaml() {
        return DocumentForms.yaml(Rules.yaml(json()));
    }

    /** The compiled rule. */
    public RuleDraft rank(Rank newRank) {
        rank = newRank;
        return this;
    }

    public Rule build() {
        Rule compiled = Rules.rule(json());
        Rule.Condition condition = compiled.condition();
        Rule.Action action = compiled.action();
        return new Rule(
                compiled.identity(),
                compiled.exposure(),
                compiled.trigger(),
                new Rule.Condition(
                        when.orElse(condition.when()),
                        joined(condition.features(), features),
                        names(condition.whenFeatures()),
                        usesStock || condition.usesStock(),
                        condition.lists(),
                        condition.lookbacks().and(lookbacks)),
                new Rule.Action(
                        subject.or(action::subject),
                        action.outcome(),
                        score.orElse(action.score()),
                        joined(action.params(), params),
                        action.pacing(),
                        action.later(),
                        rank,
                        action.list()));
    }

    /** Reasons show what Java asks for as they show what {@code when} does. */
    private Set<String> names(Set<String> ofCondition) {
        Set<String> names = new HashSet<>(ofCondition);
        features.forEach(feature -> names.add(feature.name()));
        return names;
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static <T> Map<String, T> joined(Map<String, T> some, Map<String, T> others) {
        Map<String, T> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static ObjectNode read(String keys) {
        try {
            return (ObjectNode) YAML.readTree("{" + keys + "}");
        } catch (JsonProcessingException e) {
            throw new AssertionError("no YAML: " + keys, e);
        }
    }
}
