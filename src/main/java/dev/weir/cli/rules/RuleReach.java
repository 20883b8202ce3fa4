package dev.weir.cli.rules;

import dev.weir.features.definition.FeatureDefinition;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Lookback;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.text.Durations;
import java.util.Map;
import java.util.stream.Stream;

/** How far back the events can be that make a difference to a rule. */
public final class RuleReach {
    private RuleReach() {}

    /**
     * Returns it, in milliseconds: the longest of its windows, of its pattern, of its cooldown and cap, and of what it asks
     * about earlier decisions.
     *
     * @param document of the rule
     */
    public static long millis(Node document, Rule rule) {
        return Math.max(rule.pacing().reachMillis(), ofConditionMillis(document, rule));
    }

    /** Returns the same for whether its condition holds, however often it may fire. */
    public static long ofConditionMillis(Node document, Rule rule) {
        long reach = millis(rule.lookbacks());
        for (RuleFeature feature : rule.features()) {
            reach = Math.max(
                    reach,
                    feature.aggregate().map(FeatureDefinition::windowMillis).orElse(0L));
        }
        if (rule.pattern().isPresent()
                && document instanceof Node.Fields fields
                && fields.values().get("pattern") instanceof Node.Fields pattern
                && pattern.values().get("within") instanceof Node.Text within) {
            reach = Math.max(reach, Durations.millis(within.value()).orElse(0));
        }
        return reach;
    }

    private static long millis(DecisionLookbacks lookbacks) {
        return Stream.of(lookbacks.outcomes(), lookbacks.counted(), lookbacks.rules())
                .map(Map::values)
                .flatMap(each -> each.stream().map(Lookback::longestMillis))
                .max(Long::compare)
                .orElse(0L);
    }
}
