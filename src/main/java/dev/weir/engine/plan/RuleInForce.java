package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import java.util.List;

/**
 * A rule of a rulebook.
 *
 * @param bornEpoch at which there was a rule of this id after there was none
 * @param patternSinceEpoch the first epoch in which matches of its pattern began
 * @param draining versions whose open matches finish as they began
 */
record RuleInForce(Rule rule, long bornEpoch, long patternSinceEpoch, List<Earlier> draining) {

    /** A version that lets its open matches finish, with the epochs, the last excluded, in which they began. */
    record Earlier(Rule rule, long sinceEpoch, long untilEpoch) {}

    /** Makes defensive copies. */
    RuleInForce {
        draining = List.copyOf(draining);
    }

    /** Creates a rule that has been in force since the beginning with an unchanged pattern. */
    static RuleInForce always(Rule rule) {
        return new RuleInForce(rule, 0, 0, List.of());
    }
}
