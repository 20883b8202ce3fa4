package dev.weir.engine.score;

import dev.weir.engine.score.document.ModelInForce;

/**
 * What a model said about an event.
 *
 * @param score 0 to 1; NaN unless {@code fate} says that there is one
 */
public record ModelAnswer(ModelInForce model, Fate fate, double score) {}
