/**
 * Measures what models said in a backtest: how well their scores told frauds from others before their labels came.
 *
 * <pre>
 *   Example, label ──▶ ModelMeasurer ──▶ ModelTally (one each for live and challenger) ──▶ ModelResult ──▶ ModelJson
 *                          └── KnownCards                          ModelVersion, ModelDay, ScoreFigures ──┘
 * </pre>
 */
@NullMarked
package dev.weir.backtest.model;

import org.jspecify.annotations.NullMarked;
