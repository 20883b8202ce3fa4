/**
 * Training beside the decisions: what a model was given waits for the label of its transaction, and a learner learns
 * from both and publishes new versions.
 *
 * <pre>
 *   Example ──▶ ExampleKeeper ──▶ LabelledExample ──▶ Trainer ──▶ Publication
 *   label   ──▶ (WaitingExamples)                     (Learning) ◀── ModelChange
 *   Example ──▶ ShownExample ─────────────────────────▶ ▲    of a model that needs no labels
 * </pre>
 *
 * <p>An example waits under the id of its transaction, a learner is one for each model: so a label needs to know no
 * model, and a model learns in one order.
 */
@NullMarked
package dev.weir.engine.train;

import org.jspecify.annotations.NullMarked;
