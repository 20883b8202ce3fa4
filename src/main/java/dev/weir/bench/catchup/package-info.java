/**
 * The cost of a job that catches up: the topics are full before it starts. Nothing waits for a clock
 * then, so what is measured is work.
 *
 * <pre>
 *   ThroughputBench, StateBench, HistoryCatchUp ──▶ CatchUp ──▶ CatchUpCost            one job in a cluster of its own, the broker in another process
 *        │                            └───────▶ CatchUpSample
 *        ├──▶ FilledTopics ◀── CardMessages, PastPayments                   events that every job reads anew
 *        └──▶ CatchUpReport
 * </pre>
 */
@NullMarked
package dev.weir.bench.catchup;

import org.jspecify.annotations.NullMarked;
