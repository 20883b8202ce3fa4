package dev.weir.console.question;

import java.util.List;
import java.util.Optional;

/**
 * The answer.
 *
 * @param lines in plain words, without the condition
 * @param condition with the value of each part; empty if it was not evaluated
 */
public record RuleAnswered(List<String> lines, Optional<ConditionSeen> condition) {
    /** Makes a defensive copy. */
    public RuleAnswered {
        lines = List.copyOf(lines);
    }
}
