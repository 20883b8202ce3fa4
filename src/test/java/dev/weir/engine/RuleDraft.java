package dev.weir.engine;

import dev.weir.events.EventType;
import dev.weir.events.Schema;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.rules.document.Recall;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule made by hand: it fires on every transaction, unless a test says otherwise. */
public final class RuleDraft {
    public static final FeatureInput EVERY = (view, line) -> new Value.Bool(true);

    private final String id;
    private final List<RuleFeature> features = new ArrayList<>();
    private final Map<String, Expression> params = new HashMap<>();
    private long version = 1;
    private Mode mode = Mode.LIVE;
    private double rolloutPercent = 100;
    private long fromMillis = Long.MIN_VALUE;
    private long untilMillis = Long.MAX_VALUE;
    private int priority;
    private EventType on = EventType.TRANSACTION;
    private boolean usesStock;
    private Expression when = scope -> new Value.Bool(true);
    private Optional<Expression> subject = Optional.empty();
    private String outcome = "REVIEW";
    private Expression score = scope -> new Value.Real(50);
    private long cooldownMillis;
    private Optional<Guard> guard = Optional.empty();
    private final Map<String, Recall> recalls = new HashMap<>();

    private RuleDraft(String id) {
        this.id = id;
    }

    public static RuleDraft rule(String id) {
        return new RuleDraft(id);
    }

    public RuleDraft version(long newVersion) {
        version = newVersion;
        return this;
    }

    public RuleDraft mode(Mode newMode) {
        mode = newMode;
        return this;
    }

    public RuleDraft rollout(double percent) {
        rolloutPercent = percent;
        return this;
    }

    public RuleDraft active(long newFromMillis, long newUntilMillis) {
        fromMillis = newFromMillis;
        untilMillis = newUntilMillis;
        return this;
    }

    RuleDraft priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    public RuleDraft on(EventType type) {
        on = type;
        return this;
    }

    RuleDraft usesStock() {
        usesStock = true;
        return this;
    }

    public RuleDraft when(Expression condition) {
        when = condition;
        return this;
    }

    public RuleDraft subject(Expression expression) {
        subject = Optional.of(expression);
        return this;
    }

    public RuleDraft outcome(String newOutcome) {
        outcome = newOutcome;
        return this;
    }

    public RuleDraft score(Expression expression) {
        score = expression;
        return this;
    }

    public RuleDraft param(String name, Expression expression) {
        params.put(name, expression);
        return this;
    }

    public RuleDraft cooldown(long millis) {
        cooldownMillis = millis;
        return this;
    }

    public RuleDraft guard(double maxBlockRate, long overMillis) {
        guard = Optional.of(new Guard(maxBlockRate, overMillis));
        return this;
    }

    RuleDraft recalls(String decided, long withinMillis) {
        recalls.merge(decided, Recall.within(withinMillis), Recall::and);
        return this;
    }

    /** How many events of a type there were. */
    public RuleDraft counts(String name, EventType over, long windowMillis, String... by) {
        return feature(name, definition(Aggregates.COUNT, over, windowMillis, by), EVERY);
    }

    public RuleDraft feature(String name, FeatureDefinition definition, FeatureInput input) {
        boolean perLine = on.equals(EventType.TRANSACTION) && definition.by().contains(Schema.SKU);
        features.add(new RuleFeature(name, definition, input, perLine, ValueType.INT));
        return this;
    }

    public static FeatureDefinition definition(
            AggregateFunction form, EventType over, long windowMillis, String... by) {
        return new FeatureDefinition(form, over, List.of(by), "", over.ruleName(), windowMillis, true);
    }

    public Rule build() {
        Set<String> names = features.stream().map(RuleFeature::name).collect(Collectors.toSet());
        return new Rule(
                new Rule.Identity(id, version, "", List.of()),
                new Rule.Exposure(mode, rolloutPercent, fromMillis, untilMillis, priority, guard),
                new Rule.Trigger(Set.of(on), Optional.empty()),
                new Rule.Condition(when, features, names, usesStock, Map.of(), recalls),
                new Rule.Action(subject, outcome, score, params, cooldownMillis));
    }
}
