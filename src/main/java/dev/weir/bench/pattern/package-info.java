/**
 * What an event costs as pattern rules become more, of which few apply to it: in Weir, and in a job that has Flink's
 * own operator for each.
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
