package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A rule that is in force, with the history of its pattern.
 *
 * @param bornEpoch the epoch in which a rule with this id came into force after there was none
 * @param patternSinceEpoch the first epoch in which matches of its pattern began
 * @param draining versions whose open matches finish as they began
 */
record RuleInForce(Rule rule, long bornEpoch, long patternSinceEpoch, List<Earlier> draining) {

    /** An earlier version whose open matches may finish, with the epochs in which they began (exclusive end). */
    record Earlier(Rule rule, long sinceEpoch, long untilEpoch) {}

    /** Makes defensive copies. */
    RuleInForce {
        draining = List.copyOf(draining);
    }

    /** Returns the same with all its rules changed. */
    RuleInForce with(UnaryOperator<Rule> change) {
        return new RuleInForce(
                change.apply(rule),
                bornEpoch,
                patternSinceEpoch,
                draining.stream()
                        .map(one -> new Earlier(change.apply(one.rule()), one.sinceEpoch(), one.untilEpoch()))
                        .toList());
    }

    /** Creates a rule that has been in force from the beginning with an unchanged pattern. */
    static RuleInForce always(Rule rule) {
        return new RuleInForce(rule, 0, 0, List.of());
    }
}
