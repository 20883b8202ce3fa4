/**
 * The command that plays history through the engine: what rules would have decided, and how right they would have been.
 *
 * <pre>
 *   RunBacktest ──┬──▶ RuleSets            rules of folders, of git, or in force
 *                 ├──▶ TimeConverter, LabelOptions, AgainstOptions
 *                 ├──▶ SweptRules, ProgressBar
 *                 └──▶ ResultTable
 * </pre>
 */
@NullMarked
package dev.weir.cli.backtest;

import org.jspecify.annotations.NullMarked;
