/**
 * Scores of boosted trees: from a document or from the JSON that XGBoost saves, in plain arrays.
 *
 * <pre>
 *   Trees (a document) ────────────▶ TreesBuilder ──▶ FlatTrees ──▶ TreeScorer
 *   JsonBytes ──▶ XGBoostReader ──────────▲
 * </pre>
 */
@NullMarked
package dev.weir.models.tree;

import org.jspecify.annotations.NullMarked;
