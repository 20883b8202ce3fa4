/**
 * Models from rows that are all there: trained once, for a document.
 *
 * <pre>
 *   LabelledRows ──▶ LogisticTrainer ──▶ online.Weights, Logistic
 *        └─────────▶ TreeTrainer (RowBins, TreeGrowth) ──▶ Trees
 * </pre>
 */
@NullMarked
package dev.weir.models.batch;

import org.jspecify.annotations.NullMarked;
