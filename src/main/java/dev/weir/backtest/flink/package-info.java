/**
 * The backtest as a Flink job: a history from files, decided at any parallelism, and its decisions to files.
 *
 * <pre>
 *   FlinkBacktest ──┬──▶ ReadHistory ──▶ StagedFiles, HistorySpan, ConfigSource
 *                   ├──▶ GivenDocuments
 *                   └──▶ DecisionFiles, DecisionTally ──▶ BacktestSummary
 * </pre>
 */
@NullMarked
package dev.weir.backtest.flink;

import org.jspecify.annotations.NullMarked;
