package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.rule.RuleFeature;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Explanations for names that people may expect to be visible where they are not. */
final class Hints {
    private Hints() {}

    /** Returns explanations for the expressions of a feature. */
    static Map<String, String> ofFeature(
            EventTypes types, EventType over, boolean perLine, Collection<String> features) {
        Map<String, String> hints = otherTypes(types, over, "a feature over " + over.ruleName() + " sees nothing else");
        for (String feature : features) {
            hints.put(feature, "'" + feature + "' is a feature, and a feature sees only events");
        }
        hints.put(EventTypes.STOCK, "'stock' is visible in 'when', not in a feature");
        hints.put(Environment.ofLine(EventTypes.STOCK), "'stock' is visible in 'when', not in a feature");
        hints.put(EarlierDecisions.SUBJECT, EarlierDecisions.NOT_HERE);
        hints.put(ModelScores.MODELS, ModelScores.NOT_HERE);
        hints.put(EventTypes.NOW, "'now' is visible in 'when', not in a feature");
        if (!perLine) {
            hints.put(
                    EventTypes.ITEM,
                    over.hasLines()
                            ? "'item' is the line whose sku the feature is kept by; put 'sku' into 'by' to use it"
                            : "'item' is a line of a transaction, and this feature is over " + over.ruleName());
        }
        return hints;
    }

    /** Returns explanations for {@code when} and the other expressions of a rule on an event. */
    static Map<String, String> ofTrigger(EventTypes types, EventType on, Collection<RuleFeature> features) {
        Map<String, String> hints =
                otherTypes(types, on, "'" + on.ruleName() + "' triggers the rule; make a feature of what others do");
        if (!on.seesStock()) {
            hints.put(
                    EventTypes.STOCK,
                    "'stock' is that of a " + seeing(types, "'s or ") + "'s sku" + onLine(on, EventTypes.STOCK));
        }
        hints.put(EventTypes.ITEM, item(Set.of(on)));
        for (RuleFeature feature : features) {
            if (feature.perLine()) {
                hints.put(feature.name(), ofLine(feature, Set.of(on)));
            } else if (on.hasLines()) {
                hints.put(
                        Environment.ofLine(feature.name()),
                        "'" + feature.name() + "' is not kept by '" + Schema.SKU
                                + "', so it is no field of a line; write '" + feature.name() + "' alone");
            }
        }
        return hints;
    }

    /** Returns what to say about a feature that only lines have. */
    static String ofLine(RuleFeature feature, Set<EventType> visible) {
        String type = withLines(visible);
        return "'" + feature.name() + "' is kept by '" + Schema.SKU + "', which a " + type
                + " has once per line; write " + type + ".items.exists(i, i." + feature.name() + " > ...)";
    }

    /** Returns what to say about {@code item} outside of a feature. */
    static String item(Set<EventType> visible) {
        return "'item' is visible in features; here write " + withLines(visible) + ".items.exists(i, ...)";
    }

    /** Returns the types whose events see the stock of their sku. */
    static String seeing(EventTypes types, String between) {
        return types.byName().values().stream()
                .filter(EventType::seesStock)
                .map(EventType::ruleName)
                .collect(Collectors.joining(between));
    }

    /** Returns an event type with lines: a visible one if there is one, otherwise the one that everybody knows. */
    private static String withLines(Set<EventType> visible) {
        return visible.stream()
                .filter(EventType::hasLines)
                .min(Comparator.naturalOrder())
                .orElse(EventType.TRANSACTION)
                .ruleName();
    }

    private static String onLine(EventType on, String name) {
        return on.hasLines()
                ? "; on a " + on.ruleName() + " each line has its own: write " + on.ruleName() + ".items.exists(i, i."
                        + name + ".available < ...)"
                : "; on inventory write inventory.available";
    }

    private static Map<String, String> otherTypes(EventTypes types, EventType visible, String why) {
        Map<String, String> hints = new HashMap<>();
        for (EventType type : types.byName().values()) {
            if (!type.equals(visible)) {
                hints.put(type.ruleName(), "'" + type.ruleName() + "' is not visible here: " + why);
            }
        }
        return hints;
    }
}
