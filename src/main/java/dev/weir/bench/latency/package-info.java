/**
 * What Weir adds to the latency of its cluster: with steady traffic, while rules are edited, with one hot card, and
 * without checkpoints.
 *
 * <pre>
 *   LatencyBench ──▶ LatencyTurns ──▶ LatencyScenario
 *                         ├─────────▶ HotCard
 *                         └─────────▶ RuleEdits
 * </pre>
 */
@NullMarked
package dev.weir.bench.latency;

import org.jspecify.annotations.NullMarked;
