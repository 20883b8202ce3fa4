/**
 * The cost of an event as the number of pattern rules grows, few of which apply to it: in Weir, and in a job with
 * Flink's own operator for each.
 *
 * <pre>
 *   PatternBench ──▶ PatternJobs ──▶ PatternInputs ──▶ PatternEvents
 *        │                └──▶ BenchPattern, PatternOutputs
 *        └──▶ PatternReport ──▶ PatternCost ──▶ PatternMeter          all of a PatternLoad
 * </pre>
 */
@NullMarked
package dev.weir.bench.pattern;

import org.jspecify.annotations.NullMarked;
