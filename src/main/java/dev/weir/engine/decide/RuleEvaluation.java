package dev.weir.engine.decide;

import dev.weir.rules.rule.Rule;

/**
 * The evaluation of a rule for an event or a match, and its result. A rule with a pattern is evaluated once for each
 * match.
 *
 * @param rule the version and mode that was evaluated
 * @param leftOut the number of failed expressions of its reason; what they would have contributed is left out
 * @param steps the steps that its expressions took
 */
public record RuleEvaluation(Rule rule, Answer answer, int leftOut, long steps) {

    /** The result of an evaluation. */
    public enum Answer {
        /** The rule did not fire. */
        QUIET,
        /** The rule fired. */
        FIRED,
        /** The rule would have fired, but is in shadow mode. */
        SHADOW_FIRED,
        /** The rule would have fired, but is suppressed by its cooldown or its cap. */
        SUPPRESSED,
        /** The rule's condition failed with an error. */
        FAILED
    }
}
