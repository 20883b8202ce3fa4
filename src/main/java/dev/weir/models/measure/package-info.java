/**
 * How good a model is, measured on the examples whose labels came, and how far its inputs have drifted.
 *
 * <pre>
 *   score, label ──┬──▶ ScoredWindow ──▶ Ranking       the latest ones: AUC, average precision
 *                  │          └──────▶ Calibration   expected and seen per bin
 *                  └──▶ ScoreCounts ──▶ Ranking        all, with how far it may be off
 *   day, card, score, label ──────────▶ CardPrecision
 *   inputs ───────────────────────────▶ InputDrift     PSI of each input
 * </pre>
 */
@NullMarked
package dev.weir.models.measure;

import org.jspecify.annotations.NullMarked;
