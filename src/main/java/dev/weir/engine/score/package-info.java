/**
 * Asks models in a decision: each at most once, for the rules that need its score and for what learns from it.
 *
 * <pre>
 *   Scoring ──▶ ModelRoom ──▶ Fate            the inputs and what was said, by the number of the model in the plan
 *      └──▶ Scored ──▶ ModelAnswer, Example   what the verdict takes along: for metrics, guards and learners
 * </pre>
 */
@NullMarked
package dev.weir.engine.score;

import org.jspecify.annotations.NullMarked;
