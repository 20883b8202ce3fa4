/**
 * What Weir adds to the latency of the cluster it runs on: with steady traffic, while rules are edited, with a card that is hotter
 * than all others, and without checkpoints.
 *
 * <pre>
 *   LatencyBench ──▶ LatencyTurns ──▶ Situation
 *                         ├─────────▶ HotCard
 *                         └─────────▶ RuleEdits
 * </pre>
 */
@NullMarked
package dev.weir.bench.latency;

import org.jspecify.annotations.NullMarked;
