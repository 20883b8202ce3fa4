package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Recently;
import dev.weir.rules.rule.RuleFeature;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What to say about names that somebody may well expect to be visible where they are not. */
final class Hints {
    private Hints() {}

    /** Hints for the expressions of a feature. */
    static Map<String, String> ofFeature(
            EventTypes types, EventType over, boolean perLine, Collection<String> features) {
        Map<String, String> hints = otherTypes(types, over, "a feature over " + over.ruleName() + " sees nothing else");
        for (String feature : features) {
            hints.put(feature, "'" + feature + "' is a feature, and a feature sees only events");
        }
        hints.put(EventTypes.STOCK, "'stock' is visible in 'when', not in a feature");
        hints.put(Environment.ofLine(EventTypes.STOCK), "'stock' is visible in 'when', not in a feature");
        hints.put(Recently.SUBJECT, Recently.NOT_HERE);
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

    /** Hints for {@code when} and the other expressions of a rule on an event. */
    static Map<String, String> ofTrigger(EventTypes types, EventType on, Collection<RuleFeature> features) {
        Map<String, String> hints =
                otherTypes(types, on, "'" + on.ruleName() + "' triggers the rule; make a feature of what others do");
        if (!on.equals(EventType.CLICK)) {
            hints.put(EventTypes.STOCK, "'stock' is that of a click's sku" + onLine(on, EventTypes.STOCK));
        }
        hints.put(EventTypes.ITEM, "'item' is visible in features; here write transaction.items.exists(i, ...)");
        for (RuleFeature feature : features) {
            if (feature.perLine()) {
                hints.put(
                        feature.name(),
                        "'" + feature.name() + "' is kept by '" + Schema.SKU
                                + "', which a transaction has once per line; write transaction.items.exists(i, i."
                                + feature.name() + " > ...)");
            } else if (on.hasLines()) {
                hints.put(
                        Environment.ofLine(feature.name()),
                        "'" + feature.name() + "' is not kept by '" + Schema.SKU
                                + "', so it is no field of a line; write '" + feature.name() + "' alone");
            }
        }
        return hints;
    }

    private static String onLine(EventType on, String name) {
        return on.hasLines()
                ? "; on a transaction each line has its own: write transaction.items.exists(i, i." + name
                        + ".available < ...)"
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
