/**
 * What a backtest costs beside the engine alone and, for rules that SQL can say, beside DuckDB over the same Parquet.
 *
 * <pre>
 *  BacktestBench ──▶ BenchHistory (Parquet) ──▶ BenchPlay: engine, backtest, sweep
 *                                         ├───▶ BenchSql: two rules as windows
 *                                         └───▶ HistoryCatchUp: the job that catches up on the same payments
 * </pre>
 */
@NullMarked
package dev.weir.bench.backtest;

import org.jspecify.annotations.NullMarked;
