package dev.weir.rules.compile;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.weir.events.EventType;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.RowColumn;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EnvironmentBuilder;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.expression.environment.StageName;
import dev.weir.rules.rule.RuleFeature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates the environments of a rule's expressions, by where they occur. */
final class Environments {
    private Environments() {}

    /** Returns the environment of {@code when} and similar expressions in a rule on an event. */
    static Environment ofTrigger(EventTypes types, EventType on, FeatureSet features) {
        EnvironmentBuilder environment = deciding(types, Set.of(on), features);
        if (on.seesStock()) {
            environment.stockOfEvent();
        }
        Map<String, String> hints = Hints.ofTrigger(types, on, features.features());
        hints.putAll(features.hidden());
        return environment.build(hints);
    }

    /** Returns the environment of {@code when} and similar expressions in a rule with a pattern. */
    static Environment ofMatch(EventTypes types, PatternDraft draft, FeatureSet features) {
        Set<EventType> events = draft.completing();
        List<StageName> stages = draft.leaves().stream()
                .filter(leaf -> !leaf.draft().isNegated())
                .map(PatternDraft.Leaf::named)
                .filter(stage -> ReservedNames.isIdentifier(stage.name()))
                .toList();
        EnvironmentBuilder environment = deciding(types, events, features).stages(stages);
        if (draft.knowsSku()) {
            environment.stockOfKey();
        } else if (!draft.isCompletedByTime() && events.stream().anyMatch(EventType::seesStock)) {
            environment.stockOfEvent();
        }
        Map<String, String> hints = PatternHints.ofMatch(types, draft, events, features.features());
        hints.putAll(features.hidden());
        return environment.build(hints);
    }

    private static EnvironmentBuilder deciding(EventTypes types, Set<EventType> events, FeatureSet features) {
        EnvironmentBuilder environment = types.about(events).deciding();
        for (RuleFeature feature : features.features()) {
            if (feature.definition() instanceof RowColumn column) {
                environment.column(column.table(), column.column(), feature.number());
            } else if (feature.perLine()) {
                environment.lineFeature(feature.name(), feature.number(), typeOf(feature));
            } else {
                environment.feature(feature.name(), feature.number(), typeOf(feature));
            }
        }
        features.broken().forEach(environment::brokenFeature);
        features.tables().forEach(table -> environment.row(table.type()));
        return environment;
    }

    private static CelType typeOf(RuleFeature feature) {
        CelType one = EventTypes.typeOf(feature.type());
        return feature.isList() ? ListType.create(one) : one;
    }

    /**
     * The names of its rule that the condition of a stage can use.
     *
     * @param earlier the stages before it
     * @param own the features that are kept by the same fields as the pattern
     * @param others the other features, which it cannot use
     * @param broken the names of features with errors
     * @param tables whose rows are kept by the same fields as the pattern
     */
    record Around(
            List<StageName> earlier,
            List<RuleFeature> own,
            Collection<RuleFeature> others,
            Set<String> broken,
            List<TableDefinition> tables) {}

    /** Returns the environment of a condition of a stage. */
    static Environment ofCondition(EventTypes types, PatternHints.At at, Around around) {
        EnvironmentBuilder environment = types.about(at.events()).stages(around.earlier());
        for (RuleFeature feature : around.own()) {
            if (feature.definition() instanceof RowColumn column) {
                environment.column(column.table(), column.column(), feature.number());
            } else {
                environment.feature(feature.name(), feature.number(), typeOf(feature));
            }
        }
        around.broken().forEach(environment::brokenFeature);
        around.tables().forEach(table -> environment.row(table.type()));
        if (at.draft().knowsSku()) {
            environment.stockOfKey();
        }
        return environment.build(PatternHints.ofCondition(types, at, around.others()));
    }
}
