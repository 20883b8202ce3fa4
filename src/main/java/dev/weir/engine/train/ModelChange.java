package dev.weir.engine.train;

import java.util.Optional;

/**
 * A document of a model that came into force, or was removed.
 *
 * @param model id, which a live version and its challenger share
 * @param challenger whether it is the version beside the live one
 * @param document in the form in which the Rulebook sends it; empty if it was removed
 * @param isNews whether it changes now; false of what is in force at a start of the job, which counts for those who
 *     know of none
 */
public record ModelChange(String model, boolean challenger, Optional<String> document, boolean isNews) {
    /** Creates a change that happens now. */
    public ModelChange(String model, boolean challenger, Optional<String> document) {
        this(model, challenger, document, true);
    }
}
