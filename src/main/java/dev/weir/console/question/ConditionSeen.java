package dev.weir.console.question;

import java.util.List;

/**
 * A condition, or a part of one, with its value on an event.
 *
 * @param text as written in the rule
 * @param value as text; a condition's is {@code true} or {@code false}
 * @param sides the values of what it compares, each as {@code name is value}
 * @param parts those that it consists of
 */
public record ConditionSeen(String text, String value, List<String> sides, List<ConditionSeen> parts) {
    /** Makes defensive copies. */
    public ConditionSeen {
        sides = List.copyOf(sides);
        parts = List.copyOf(parts);
    }
}
