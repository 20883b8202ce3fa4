/**
 * The training of models in Flink, beside the decisions: examples wait for labels, models learn, and what they learned
 * is sealed and published.
 *
 * <pre>
 *   Decide ──▶ Examples ──▶ Learn ──▶ SealVersions ──▶ topic of models ──▶ Rulebook
 *   labels ──▶ (keyed:      (keyed: ◀── ModelChanges ◀── Rulebook
 *              transaction)  model)
 * </pre>
 */
@NullMarked
package dev.weir.operators.train;

import org.jspecify.annotations.NullMarked;
