/**
 * Trains models from a history: what their inputs were at each payment, and what it turned out to be.
 *
 * <pre>
 *   History ──▶ TrainingPlay ──▶ rows ──▶ BatchTraining ──▶ ModelDocument, with what was learned
 * </pre>
 */
@NullMarked
package dev.weir.backtest.training;

import org.jspecify.annotations.NullMarked;
