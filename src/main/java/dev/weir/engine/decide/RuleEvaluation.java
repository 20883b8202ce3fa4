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

    /** Returns the same evaluation with another result. */
    RuleEvaluation answering(Answer other) {
        return new RuleEvaluation(rule, other, leftOut, steps);
    }

    /** The result of an evaluation. */
    public enum Answer {
        /** The rule did not fire. */
        QUIET,
        /** The rule fired. */
        FIRED,
        /** The rule would have fired, but is in shadow mode. */
        SHADOW_FIRED,
        /** The rule would have fired, but is suppressed by its cooldown, its cap or a cap over rules with its tag. */
        SUPPRESSED,
        /** The rule would have fired, but a holdout has the subject. */
        HELD_OUT,
        /** The rule's condition holds, and its action waits until it is due. */
        WAITS,
        /** The rule's action waited, or would have to wait too long, and does not go out. */
        DROPPED,
        /** The rule's condition failed with an error. */
        FAILED
    }
}
