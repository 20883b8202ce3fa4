package dev.weir.engine.train;

import java.util.Optional;

/**
 * A document of a model that came into force, or was removed.
 *
 * @param model id, which a live version and its challenger share
 * @param challenger whether it is the version beside the live one
 * @param document in the form in which the Rulebook sends it; empty if it was removed
 */
public record ModelChange(String model, boolean challenger, Optional<String> document) {}
