/**
 * Reports that {@code weir backtest} has written into a folder, read anew whenever a page asks.
 *
 * <pre>
 *   BacktestReports ──▶ Report
 * </pre>
 */
@NullMarked
package dev.weir.console.report;

import org.jspecify.annotations.NullMarked;
