/**
 * How the garbage collector of a task manager affects the slowest decisions.
 *
 * <pre>
 *   GcBench ──▶ Collector
 *      ├──▶ CollectorRun ──▶ Pauses
 *      └──▶ GcReport
 * </pre>
 */
@NullMarked
package dev.weir.bench.collector;

import org.jspecify.annotations.NullMarked;
