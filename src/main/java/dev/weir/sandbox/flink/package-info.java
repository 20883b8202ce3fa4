/**
 * The job of production in a Flink cluster inside this process.
 *
 * <pre>
 *   FlinkJob (a Job) ──▶ LocalFlink
 *       └──▶ RunLocations              JobMetrics: what the cluster's REST interface says
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.flink;

import org.jspecify.annotations.NullMarked;
