package dev.weir.engine.guard;

import dev.weir.engine.plan.Rulebook;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Rule;
import java.util.Optional;

/**
 * A version of a rule, as guards know it.
 *
 * @param bornEpoch since when there is the rule
 * @param guard its own; empty for a rule without one
 */
public record WatchedRule(String id, long bornEpoch, long version, Optional<Guard> guard) {

    /** A rule of a rulebook. */
    static WatchedRule of(Rule rule, Rulebook rulebook) {
        long bornEpoch = rulebook.born().getOrDefault(rule.id(), 0L);
        return new WatchedRule(rule.id(), bornEpoch, rule.version(), rule.guard());
    }
}
