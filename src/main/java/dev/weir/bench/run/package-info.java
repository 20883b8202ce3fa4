/**
 * What the benchmarks share: a cluster for several jobs, their configs, a minimal job, and the report.
 *
 * <pre>
 *   BenchCluster    BenchConfigs    PassThrough    BenchReport    CheckpointPauses
 * </pre>
 */
@NullMarked
package dev.weir.bench.run;

import org.jspecify.annotations.NullMarked;
