/**
 * A Flink cluster of separate processes on this machine, as in production: a job manager and task managers, each a Java
 * process. Flink's distribution is not among Maven's artifacts; its {@code lib} is put together from those that are, and
 * {@link dev.weir.sandbox.cluster.FlinkCluster} does what its scripts do. Knows nothing of Weir: a jar is a jar.
 */
@NullMarked
package dev.weir.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
