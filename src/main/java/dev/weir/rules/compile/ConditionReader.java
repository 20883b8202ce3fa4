package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.TableDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.expression.environment.StageName;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.StageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the conditions of one pattern and numbers them. For one use. */
final class ConditionReader {
    /** The number of a condition that cannot be made, because of an error that is noted. */
    private static final int NOTED = 0;

    private static final String HINT = "write a condition, such as where: transaction.amount < 1";
    private static final String UNTIL_HINT = "write a condition, such as until: transaction.amount > 500";

    private final PatternDraft draft;
    private final TriggerExpressions.Checkers checkers;
    private final Diagnostics diagnostics;
    private final List<RuleFeature> own = new ArrayList<>();
    private final List<RuleFeature> others = new ArrayList<>();
    private final Set<String> broken;
    private final List<TableDefinition> tables;
    private final List<StageName> earlier = new ArrayList<>();
    private final List<Expression> conditions = new ArrayList<>();
    private final Map<String, RuleFeature> used = new TreeMap<>();
    private boolean usesStock;

    ConditionReader(
            PatternDraft draft, TriggerExpressions.Checkers checkers, FeatureSet features, Diagnostics diagnostics) {
        this.draft = draft;
        this.checkers = checkers;
        this.diagnostics = diagnostics;
        this.broken = features.broken();
        this.tables = features.tables().stream()
                .filter(table -> List.of(table.by()).equals(draft.by()))
                .toList();
        for (RuleFeature feature : features.features()) {
            boolean isOwn = draft.by().isEmpty() || feature.definition().by().equals(draft.by());
            (isOwn ? own : others).add(feature);
        }
    }

    /** Returns the conditions, in the order of their numbers. */
    List<Expression> conditions() {
        return conditions;
    }

    /** Returns the features that conditions use. */
    List<RuleFeature> features() {
        return List.copyOf(used.values());
    }

    /** Returns whether a condition reads live stock. */
    boolean usesStock() {
        return usesStock;
    }

    /** Returns the stages of the pattern with their conditions; errors are noted. */
    List<Stage> read() {
        List<Stage> stages = new ArrayList<>();
        Iterator<PatternDraft.Leaf> leaves = draft.leaves().iterator();
        draft.stages().forEach(stage -> stages.add(read(stage, leaves)));
        return stages;
    }

    private Stage read(StageDraft stage, Iterator<PatternDraft.Leaf> leaves) {
        if (stage.stage() instanceof Stage.Single single) {
            return read(single, leaves.next());
        }
        List<Stage> inner = new ArrayList<>();
        stage.stages().forEach(one -> inner.add(read(one, leaves)));
        Optional<Stage.Condition> until = until(stage.section(), draft.leaf(stage.last()));
        return new Stage.Group(stage.stage().next(), stage.stage().repetition(), inner, until);
    }

    private Stage.Single read(Stage.Single single, PatternDraft.Leaf leaf) {
        boolean isNamed = !single.negated() && ReservedNames.isIdentifier(single.name());
        if (isNamed && leaf.isList()) {
            earlier.add(leaf.named());
        }
        Section section = leaf.draft().section();
        Map<EventType, Stage.Condition> where = where(section, single.on(), leaf);
        draft.keys()
                .ofStages()
                .flatMap(keys ->
                        Optional.ofNullable(keys.byStage().get(leaf.draft().name())))
                .ifPresent(key -> single.on().forEach(type -> where.put(type, atKey(key, type, where.get(type)))));
        Optional<Stage.Condition> until = until(section, leaf);
        if (isNamed && !leaf.isList()) {
            earlier.add(leaf.named());
        }
        return new Stage.Single(
                single.name(),
                single.next(),
                single.repetition(),
                single.on(),
                where,
                until,
                single.negated(),
                single.withinMillis());
    }

    private Optional<Stage.Condition> until(Section stage, PatternDraft.Leaf leaf) {
        return stage.expression("until", UNTIL_HINT)
                .flatMap(text -> new At(stage, "until", draft.types(), leaf).read(text));
    }

    private Map<EventType, Stage.Condition> where(Section stage, Set<EventType> on, PatternDraft.Leaf leaf) {
        Map<EventType, Stage.Condition> where = new HashMap<>();
        if (stage.node("where").orElse(null) instanceof Node.Fields) {
            Section byType = stage.section("where");
            byType.refuseOthersThan(
                    on.stream().map(EventType::ruleName).sorted().toList());
            for (EventType type : on) {
                byType.expression(type.ruleName(), HINT)
                        .flatMap(text -> new At(byType, type.ruleName(), Set.of(type), leaf).read(text))
                        .ifPresent(condition -> where.put(type, condition));
            }
            return where;
        }
        stage.expression("where", HINT)
                .filter(text -> !on.isEmpty())
                .flatMap(text -> new At(stage, "where", on, leaf).read(text))
                .ifPresent(condition -> on.forEach(type -> where.put(type, condition)));
        return where;
    }

    /** Makes a condition that holds at the stage's own key only. */
    private Stage.Condition atKey(ComputedKey key, EventType type, Stage.@Nullable Condition written) {
        Field field = key.fields().get(type);
        if (field == null) {
            return new Stage.Condition(NOTED, "", false);
        }
        Optional<Stage.Condition> besides = Optional.ofNullable(written);
        conditions.add(new StageKey(field, besides.map(condition -> conditions.get(condition.number()))));
        return new Stage.Condition(
                conditions.size() - 1,
                "key " + key.canonical() + " "
                        + besides.map(Stage.Condition::text).orElse(""),
                besides.map(Stage.Condition::looksBack).orElse(false));
    }

    /** The place of a condition, and the types of its events. */
    private final class At {
        private final Section section;
        private final String key;
        private final Set<EventType> events;
        private final PatternDraft.Leaf leaf;

        At(Section section, String key, Set<EventType> events, PatternDraft.Leaf leaf) {
            this.section = section;
            this.key = key;
            this.events = events;
            this.leaf = leaf;
        }

        private Optional<Stage.Condition> read(String text) {
            Environment environment = Environments.ofCondition(
                    checkers.types(),
                    new PatternHints.At(draft, leaf, events),
                    new Environments.Around(earlier, own, others, broken, tables));
            return checkers.of(environment)
                    .withMillis(FeatureSet.inMillis(own))
                    .check(new ExpressionSource(section.pathOf(key), text), diagnostics)
                    .filter(checked -> Results.requireBool(checked, section.pathOf(key), diagnostics))
                    .map(ConditionReader.this::condition);
        }
    }

    private Stage.Condition condition(Checked checked) {
        Set<String> names = checked.names();
        StringBuilder text = new StringBuilder(ExpressionChecker.canonical(checked.parsed()));
        own.stream()
                .filter(feature -> names.contains(feature.name()))
                .sorted(Comparator.comparing(RuleFeature::name)) // to say which name stands for which
                .forEach(feature -> {
                    used.put(feature.name(), feature);
                    text.append(' ').append(feature.definition().id());
                });
        usesStock |= names.contains(EventTypes.STOCK);
        conditions.add(new CelExpression(checked));
        boolean looksBack = names.stream().anyMatch(checked.environment()::isStage);
        return new Stage.Condition(conditions.size() - 1, text.toString(), looksBack);
    }
}
