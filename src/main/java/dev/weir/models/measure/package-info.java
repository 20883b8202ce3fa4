/**
 * How good a model is, measured on the examples whose labels came, and how far its inputs have drifted.
 *
 * <pre>
 *   score, label ──▶ ScoredWindow ──▶ Ranking          AUC, average precision
 *                        │       └──▶ Calibration      expected and seen per bin, log loss
 *   day, card, score, label ────────▶ CardPrecision
 *   inputs ─────────────────────────▶ InputDrift       PSI of each input
 * </pre>
 */
@NullMarked
package dev.weir.models.measure;

import org.jspecify.annotations.NullMarked;
