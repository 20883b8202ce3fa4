package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EnvironmentBuilder;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.StageName;
import dev.weir.rules.expression.environment.TakenNames;
import dev.weir.rules.rule.RuleFeature;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The environments of a rule's expressions, by where they stand. */
final class Environments {
    private Environments() {}

    /** Of {@code when} and its like in a rule that is on an event. */
    static Environment ofTrigger(EventTypes types, EventType on, FeatureSet features) {
        EnvironmentBuilder environment = deciding(types, Set.of(on), features);
        if (on.seesStock()) {
            environment.stockOfEvent();
        }
        return environment.build(Hints.ofTrigger(types, on, features.features()));
    }

    /** Of {@code when} and its like in a rule with a pattern. */
    static Environment ofMatch(EventTypes types, PatternDraft draft, FeatureSet features) {
        Set<EventType> events = draft.completing();
        List<StageName> stages = draft.leaves().stream()
                .filter(leaf -> !leaf.draft().isNegated())
                .map(PatternDraft.Leaf::named)
                .filter(stage -> TakenNames.isIdentifier(stage.name()))
                .toList();
        EnvironmentBuilder environment = deciding(types, events, features).stages(stages);
        if (draft.knowsSku()) {
            environment.stockOfKey();
        } else if (!draft.isCompletedByTime() && events.stream().anyMatch(EventType::seesStock)) {
            environment.stockOfEvent();
        }
        return environment.build(PatternHints.ofMatch(types, draft, events, features.features()));
    }

    private static EnvironmentBuilder deciding(EventTypes types, Set<EventType> events, FeatureSet features) {
        EnvironmentBuilder environment = types.about(events).deciding();
        for (RuleFeature feature : features.features()) {
            if (feature.perLine()) {
                environment.lineFeature(feature.name(), feature.number(), feature.type());
            } else {
                environment.feature(feature.name(), feature.number(), feature.type());
            }
        }
        features.broken().forEach(environment::brokenFeature);
        return environment;
    }

    /**
     * What a condition of a stage sees of its rule.
     *
     * @param earlier the stages before it
     * @param own the features that are kept by what the pattern is kept by
     * @param others those that are not, which it does not see
     * @param broken the names of those with errors
     */
    record Around(List<StageName> earlier, List<RuleFeature> own, Collection<RuleFeature> others, Set<String> broken) {}

    /** Of a condition of a stage. */
    static Environment ofCondition(EventTypes types, PatternHints.At at, Around around) {
        EnvironmentBuilder environment = types.about(at.events()).stages(around.earlier());
        around.own().forEach(feature -> environment.feature(feature.name(), feature.number(), feature.type()));
        around.broken().forEach(environment::brokenFeature);
        if (at.draft().knowsSku()) {
            environment.stockOfKey();
        }
        return environment.build(PatternHints.ofCondition(types, at, around.others()));
    }
}
