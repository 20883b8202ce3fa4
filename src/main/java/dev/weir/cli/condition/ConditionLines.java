package dev.weir.cli.condition;

import dev.weir.cli.terminal.Shown;
import dev.weir.events.Value;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Shows a condition with the value of each of its parts, one per line. */
public final class ConditionLines {
    private static final int VALUE_COLUMN = 60;

    private ConditionLines() {}

    /** Adds the lines. */
    public static void of(ConditionPart part, Probe probe, Map<String, Value> values, List<String> lines) {
        of(part, probe, values, "  ", lines);
    }

    /** Returns whether the whole condition is true. */
    public static boolean isTrue(ConditionPart part, Probe probe, Map<String, Value> values) {
        return part.text().equals("true") || value(part.text(), probe, values).equals("true");
    }

    private static void of(
            ConditionPart part, Probe probe, Map<String, Value> values, String indent, List<String> lines) {
        String text = indent + part.text().replaceAll("\\s+", " ");
        StringJoiner sides = new StringJoiner(", ", "  (", ")").setEmptyValue("");
        part.sides()
                .ifPresent(both -> both.stream()
                        .filter(side -> probe.asked().containsValue(side))
                        .forEach(side -> sides.add(side + " is " + value(side, probe, values))));
        lines.add(text
                + " ".repeat(Math.max(2, VALUE_COLUMN - text.length()))
                + value(part.text(), probe, values)
                + sides);
        part.parts().forEach(inner -> of(inner, probe, values, indent + "  ", lines));
    }

    private static String value(String expression, Probe probe, Map<String, Value> values) {
        for (Map.Entry<String, String> asked : probe.asked().entrySet()) {
            if (asked.getValue().equals(expression)) {
                Value value = values.getOrDefault(asked.getKey(), Value.absent());
                return Shown.text(value);
            }
        }
        return "not asked";
    }
}
