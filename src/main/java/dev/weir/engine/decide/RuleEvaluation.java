package dev.weir.engine.decide;

import dev.weir.rules.rule.Rule;

/**
 * The evaluation of a rule for an event or a match, and what came of it. A rule is evaluated for each match of its pattern.
 *
 * @param rule in the version and mode in which it was evaluated
 * @param leftOut how many expressions of a reason that it has failed: what they would have said is left out of it
 * @param steps that its expressions took
 */
public record RuleEvaluation(Rule rule, Answer answer, int leftOut, long steps) {

    /** What a rule says. */
    public enum Answer {
        /** It has nothing to say. */
        QUIET,
        /** It gives a reason. */
        FIRED,
        /** It would give a reason, and is in shadow. */
        SHADOW_FIRED,
        /** It would give a reason, and rests after one that it gave the subject before. */
        SUPPRESSED,
        /** Its condition failed. */
        FAILED
    }
}
