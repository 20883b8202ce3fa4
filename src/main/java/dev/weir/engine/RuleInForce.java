package dev.weir.engine;

import dev.weir.rules.Rule;
import java.util.List;

/**
 * A rule of a rulebook.
 *
 * @param patternSinceEpoch the first epoch in which matches of its pattern began
 * @param draining versions whose open matches finish as they began
 */
record RuleInForce(Rule rule, long patternSinceEpoch, List<Earlier> draining) {

    /** A version that lets its open matches finish, with the epochs, the last excluded, in which they began. */
    record Earlier(Rule rule, long sinceEpoch, long untilEpoch) {}

    /** Copies. */
    RuleInForce {
        draining = List.copyOf(draining);
    }

    /** One whose pattern has always been what it is. */
    static RuleInForce always(Rule rule) {
        return new RuleInForce(rule, 0, List.of());
    }
}
