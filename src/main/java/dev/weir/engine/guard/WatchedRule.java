package dev.weir.engine.guard;

import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Rule;
import java.util.Optional;

/**
 * A version of a rule, or of a model, as guards know it.
 *
 * @param id of a model that of its document, such as {@code models/card-fraud/shadow}
 * @param bornEpoch the epoch of the rule's birth
 * @param guard the rule's own guard; empty if it has none. Of a model how many it may fail for, or be too slow for
 */
public record WatchedRule(String id, long bornEpoch, long version, Optional<Guard> guard) {

    /** Returns a rule of a rulebook as guards know it. */
    static WatchedRule of(Rule rule, Rulebook rulebook) {
        long bornEpoch = rulebook.born().getOrDefault(rule.id(), 0L);
        return new WatchedRule(rule.id(), bornEpoch, rule.version(), rule.guard());
    }

    /** Returns a model in force as guards know it: each document of it is one of its own. */
    static WatchedRule of(ModelInForce inForce) {
        Model model = inForce.model();
        Guard guard = new Guard(model.guard().maxFailed(), model.guard().overMillis());
        return new WatchedRule(model.documentId(), inForce.sinceEpoch(), model.version(), Optional.of(guard));
    }

    /** Returns whether an id is that of a model. */
    static boolean isModel(String id) {
        return ModelIds.isOne(id);
    }
}
