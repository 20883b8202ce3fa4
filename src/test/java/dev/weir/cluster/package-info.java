/**
 * The job on a cluster of separate processes: a job manager, task managers and a broker, each a Java process as in
 * production, which {@link dev.weir.sandbox.cluster.FlinkCluster} and {@link dev.weir.sandbox.kafka.BrokerProcess} start.
 */
@NullMarked
package dev.weir.cluster;

import org.jspecify.annotations.NullMarked;
