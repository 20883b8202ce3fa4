package dev.weir.engine.train;

import dev.weir.models.Trained;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.Training;
import java.util.List;
import java.util.Optional;

/**
 * What a trainer has to know of a document in force.
 *
 * @param structure identifies the inputs: a learner goes on as long as it stays the same
 * @param inputs the names, in order
 * @param isOff whether its mode is off
 * @param kind how it learns, and what it has learned; empty if it is not trained by the job
 * @param training when it is published and promoted; without meaning if it is not trained by the job
 * @param document as it was pushed
 */
public record TrainedModel(
        int version,
        String structure,
        List<String> inputs,
        boolean isOff,
        Optional<Trained> kind,
        Training training,
        Node.Fields document) {
    /** Makes a defensive copy. */
    public TrainedModel {
        inputs = List.copyOf(inputs);
    }

    /** Returns whether the job trains it. */
    boolean isTrained() {
        return kind.isPresent() && !isOff;
    }
}
