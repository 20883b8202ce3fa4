package dev.weir.cli.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A condition, and the conditions that it consists of: the operands of {@code ||}, or else those of {@code &&},
 * recursively. The inside of a call, a list or a conditional ({@code ? :}) is not split.
 *
 * @param text as written, without brackets around the whole
 */
public record ConditionPart(String text, List<ConditionPart> parts) {
    private static final List<String> COMPARISONS = List.of("==", "!=", "<=", ">=", "<", ">");

    /** Makes a defensive copy. */
    public ConditionPart {
        parts = List.copyOf(parts);
    }

    /** Splits a condition. */
    public static ConditionPart of(String condition) {
        String text = unwrapped(condition.strip());
        for (String operator : List.of("||", "&&")) {
            List<String> pieces = Brackets.split(text, List.of(operator, "?"));
            if (pieces.size() > 1) {
                return text.contains("?") && Brackets.split(text, List.of("?")).size() > 1
                        ? new ConditionPart(text, List.of())
                        : new ConditionPart(
                                text, pieces.stream().map(ConditionPart::of).toList());
            }
        }
        return new ConditionPart(text, List.of());
    }

    /** Returns this condition and all its parts. */
    public List<ConditionPart> all() {
        List<ConditionPart> all = new ArrayList<>(List.of(this));
        parts.forEach(part -> all.addAll(part.all()));
        return all;
    }

    /** Returns the two sides, if this is a comparison; of what is asked whether a list has it, the list as one text. */
    public Optional<List<String>> sides() {
        List<String> entry = Brackets.split(text, List.of(" in "));
        if (parts.isEmpty() && entry.size() == 2) {
            return Optional.of(List.of(entry.get(0).strip(), entry.get(1).strip() + ".join(\", \")"));
        }
        List<String> sides = Brackets.split(text, COMPARISONS);
        return parts.isEmpty() && sides.size() == 2
                ? Optional.of(sides.stream().map(String::strip).toList())
                : Optional.empty();
    }

    private static String unwrapped(String text) {
        if (text.startsWith("(") && Brackets.closing(text) == text.length() - 1) {
            return unwrapped(text.substring(1, text.length() - 1).strip());
        }
        return text;
    }
}
