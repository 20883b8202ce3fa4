/**
 * The production job in a Flink cluster inside this process.
 *
 * <pre>
 *   FlinkJob (a Job) ──▶ LocalFlink
 *       └──▶ RunLocations              JobMetrics: counters from the cluster's REST interface
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.flink;

import org.jspecify.annotations.NullMarked;
