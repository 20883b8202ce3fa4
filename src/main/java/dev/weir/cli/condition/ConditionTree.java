package dev.weir.cli.condition;

import dev.weir.cli.terminal.Shown;
import dev.weir.events.Value;
import java.util.List;
import java.util.Map;

/**
 * A condition with the value of each of its parts on an event.
 *
 * @param text as written, on one line
 * @param value as text; {@code not asked} of what cannot be asked
 * @param sides of a comparison, each as {@code name is value}
 */
public record ConditionTree(String text, String value, List<String> sides, List<ConditionTree> parts) {
    /** Makes defensive copies. */
    public ConditionTree {
        sides = List.copyOf(sides);
        parts = List.copyOf(parts);
    }

    /** Returns the values that a probe found. */
    public static ConditionTree of(ConditionPart part, Probe probe, Map<String, Value> values) {
        List<String> sides = part.sides().stream()
                .flatMap(List::stream)
                .filter(side -> probe.asked().containsValue(side))
                .map(side -> side + " is " + value(side, probe, values))
                .toList();
        return new ConditionTree(
                part.text().replaceAll("\\s+", " "),
                value(part.text(), probe, values),
                sides,
                part.parts().stream().map(inner -> of(inner, probe, values)).toList());
    }

    /** Returns whether the whole condition is true. */
    public boolean isTrue() {
        return text.equals("true") || value.equals("true");
    }

    private static String value(String expression, Probe probe, Map<String, Value> values) {
        for (Map.Entry<String, String> asked : probe.asked().entrySet()) {
            if (asked.getValue().equals(expression)) {
                return Shown.text(values.getOrDefault(asked.getKey(), Value.absent()));
            }
        }
        return "not asked";
    }
}
