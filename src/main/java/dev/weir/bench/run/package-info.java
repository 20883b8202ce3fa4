/**
 * What the measurements have in common: a cluster for several jobs, their configs, the least that any job does, and
 * the report.
 *
 * <pre>
 *   BenchCluster    BenchConfigs    PassThrough    BenchReport
 * </pre>
 */
@NullMarked
package dev.weir.bench.run;

import org.jspecify.annotations.NullMarked;
