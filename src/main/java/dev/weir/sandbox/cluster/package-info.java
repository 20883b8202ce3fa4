/**
 * A Flink cluster of separate processes on this machine, as in production: a job manager and task managers, each a Java
 * process. Flink's distribution is not among Maven's artifacts: {@link dev.weir.sandbox.cluster.FlinkLib} puts its
 * {@code lib} together from those that are, {@link dev.weir.sandbox.cluster.FlinkConf} takes its settings from those of
 * production, and {@link dev.weir.sandbox.cluster.FlinkLauncher} does what its scripts do. Does not depend on Weir: it
 * runs any jar.
 *
 * <pre>
 *   FlinkCluster ──┬──▶ FlinkConf ──▶ ClusterFolder ──▶ FlinkLib
 *                  ├──▶ FlinkLauncher ──▶ MemorySettings ──▶ ClusterProcess ──▶ JavaProgram
 *                  └──▶ RestClient
 *   ZooKeeper ──▶ ClusterProcess
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
