package dev.weir.engine.score.document;

import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelIds;

/**
 * A version of a model in force.
 *
 * @param sinceEpoch the epoch in which its document came into force
 * @param key of its record, such as {@code card-fraud} or {@code card-fraud/shadow}
 */
public record ModelInForce(LoadableModel loadable, long sinceEpoch, String key) {
    /** Creates one with the key of its document. */
    ModelInForce(LoadableModel loadable, long sinceEpoch) {
        this(loadable, sinceEpoch, ModelIds.keyOf(loadable.model().documentId()));
    }

    /** Returns what its document says. */
    public Model model() {
        return loadable.model();
    }
}
