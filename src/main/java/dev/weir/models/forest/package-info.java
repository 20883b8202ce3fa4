/**
 * Anomaly scores without labels: a sample of what was seen, and trees of random cuts that are grown from it.
 *
 * <pre>
 *   rows ──▶ ForestLearner ──▶ ForestSample ──▶ CutForest ──▶ ForestScorer    learned in one place, scored in many
 *            (RowDraw)            │   ▲         (RowScale, TreeGrower)
 *                │                ▼   │
 *       ForestLearnerCodec     ForestSampleCodec    the state of what learns, and what a document holds
 * </pre>
 */
@NullMarked
package dev.weir.models.forest;

import org.jspecify.annotations.NullMarked;
