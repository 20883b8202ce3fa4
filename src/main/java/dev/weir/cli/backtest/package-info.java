/**
 * The commands that play history through the engine, here or on a cluster: what rules would have decided, and how right they would have been.
 *
 * <pre>
 *   RunBacktest ──┬──▶ RuleSets            rules of folders, of git, or in force
 *                 ├──▶ PeriodOptions, LabelOptions, AgainstOptions
 *                 ├──▶ SweptRules, ProgressBar
 *                 └──▶ ResultTable
 *   BacktestJob ──▶ RuleSets, PeriodOptions
 * </pre>
 */
@NullMarked
package dev.weir.cli.backtest;

import org.jspecify.annotations.NullMarked;
