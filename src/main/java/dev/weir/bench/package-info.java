/**
 * Measures: what the engine costs alone and a job that catches up, what Weir adds to the latency of the cluster it runs on, and
 * what collectors, rules, patterns and failures do to that.
 *
 * <pre>
 *                           Bench
 *     ┌──────────┬──────────┼──────────┬──────────┬───────────┬──────────┐
 *     ▼          ▼          ▼          ▼          ▼           ▼          ▼
 *  collector   rules     pattern   failures    catchup ──▶ engine     records
 *     └──────────┴──────────┼──────────┴──────────┴───────────┴──────────┘
 *                           ▼
 *                          run                                   one cluster, several jobs, one report
 * </pre>
 *
 * <p>Imports {@code sandbox}, which knows nothing of it.
 */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
