/**
 * Benchmarks: what the engine costs alone and in a job that catches up, what Weir adds to the latency of its cluster,
 * and how collectors, rules, patterns and failures affect that.
 *
 * <pre>
 *                           Bench
 *     ┌──────────┬──────────┼──────────┬──────────┬───────────┬──────────┐
 *     ▼          ▼          ▼          ▼          ▼           ▼          ▼
 *  collector   rules     pattern   failures    catchup ──▶ engine     records
 *     │          │          │          │          │           │          │      cdc
 *     └──────────┴──────────┼──────────┴──────────┴───────────┴──────────┴───────┘
 *                           ▼
 *                          run                                   one cluster, several jobs, one report
 * </pre>
 *
 * <p>Imports {@code sandbox} and, for {@code bench.backtest}, {@code backtest}; neither depends on it.
 */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
