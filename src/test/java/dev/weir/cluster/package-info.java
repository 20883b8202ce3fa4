/**
 * The job on a cluster of separate processes: a job manager, task managers and a broker, each a Java process as in
 * production. Flink's own scripts are not among Maven's artifacts; {@link dev.weir.cluster.FlinkCluster} does what they do.
 */
@NullMarked
package dev.weir.cluster;

import org.jspecify.annotations.NullMarked;
