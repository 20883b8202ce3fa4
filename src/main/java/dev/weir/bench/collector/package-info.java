/**
 * What the garbage collector of a task manager does to the slowest decisions.
 *
 * <pre>
 *   GcBench ──▶ Collector
 *      ├──▶ Collected ──▶ Pauses
 *      └──▶ GcReport
 * </pre>
 */
@NullMarked
package dev.weir.bench.collector;

import org.jspecify.annotations.NullMarked;
