package dev.weir.engine.guard;

import dev.weir.engine.plan.Rulebook;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Rule;
import java.util.Optional;

/**
 * A version of a rule, as guards know it.
 *
 * @param bornEpoch the epoch of the rule's birth
 * @param guard the rule's own guard; empty if it has none
 */
public record WatchedRule(String id, long bornEpoch, long version, Optional<Guard> guard) {

    /** Returns a rule of a rulebook as guards know it. */
    static WatchedRule of(Rule rule, Rulebook rulebook) {
        long bornEpoch = rulebook.born().getOrDefault(rule.id(), 0L);
        return new WatchedRule(rule.id(), bornEpoch, rule.version(), rule.guard());
    }
}
