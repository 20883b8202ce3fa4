package dev.weir.engine.decide;

import dev.weir.rules.rule.Rule;

/**
 * That a rule was asked about an event or a match, and what it said. A rule is asked about each match of its pattern.
 *
 * @param rule in the version and mode in which it was asked
 * @param leftOut how many expressions of a reason that it has failed: what they would have said is left out of it
 * @param steps that its expressions took
 */
public record Asked(Rule rule, Answer answer, int leftOut, long steps) {

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
