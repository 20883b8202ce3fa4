package dev.weir.cli.condition;

import dev.weir.events.Value;
import java.util.List;
import java.util.Map;

/** Shows a condition with the value of each of its parts, one per line. */
public final class ConditionLines {
    private static final int VALUE_COLUMN = 60;

    private ConditionLines() {}

    /** Adds the lines. */
    public static void of(ConditionPart part, Probe probe, Map<String, Value> values, List<String> lines) {
        of(ConditionTree.of(part, probe, values), "  ", lines);
    }

    /** Returns whether the whole condition is true. */
    public static boolean isTrue(ConditionPart part, Probe probe, Map<String, Value> values) {
        return ConditionTree.of(part, probe, values).isTrue();
    }

    private static void of(ConditionTree part, String indent, List<String> lines) {
        String text = indent + part.text();
        String sides = part.sides().isEmpty() ? "" : "  (" + String.join(", ", part.sides()) + ")";
        lines.add(text + " ".repeat(Math.max(2, VALUE_COLUMN - text.length())) + part.value() + sides);
        part.parts().forEach(inner -> of(inner, indent + "  ", lines));
    }
}
