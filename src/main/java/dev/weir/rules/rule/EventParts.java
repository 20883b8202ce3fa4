package dev.weir.rules.rule;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Fingerprint;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.definition.FeatureDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The parts over which all events are spread where no field does it and an estimate will do: each event belongs to one of
 * them by its id alone, on every instance and in every run, and is told about that part. So they are {@value #COUNT} keys
 * instead of one, for as many cores.
 */
public final class EventParts {
    /** How many there are: a power of two. State and answers depend on it. */
    public static final int COUNT = 32;

    /** What their keys are called, as no field is. */
    public static final List<String> BY = List.of("*");

    private static final Field FIELD = new Field(BY.get(0), ValueType.INT, EventParts::of);

    private EventParts() {}

    private static Value of(Event event) {
        return new Value.Int(Fingerprint.of(event.id()) & COUNT - 1);
    }

    /** Returns the key for events of these types. */
    public static ComputedKey key(Set<EventType> types) {
        Map<EventType, Field> fields = new HashMap<>();
        types.forEach(type -> fields.put(type, FIELD));
        return new ComputedKey(BY.get(0), fields);
    }

    /** Returns whether a feature tells a part for all. */
    public static boolean isOf(FeatureDefinition feature) {
        return feature.by().equals(BY);
    }

    /**
     * Returns the standard error of an estimate over n events.
     *
     * @param function its key in rules
     */
    public static String error(String function) {
        String error = "sqrt(" + (COUNT - 1) + " / n)";
        return switch (function) {
            case "count" -> error + " of it";
            case "sum" -> error + " * sqrt(1 + v * v) of it, v the deviation of the numbers by their mean";
            case "avg" -> error + " * the deviation of the numbers";
            case "stddev" -> error + " / sqrt(2) of it, if the numbers have the form of a bell";
            default -> error + " * sqrt(q * (1 - q)) in rank, q the share of the numbers below it";
        };
    }

    /** Returns an example of what {@link #error} says. */
    public static String example() {
        return "sqrt(" + (COUNT - 1) + " / n) is " + percent(10_000) + " for 10,000 events in the window, "
                + percent(1_000_000) + " for 1,000,000";
    }

    private static String percent(double events) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * Math.sqrt((COUNT - 1) / events));
    }
}
