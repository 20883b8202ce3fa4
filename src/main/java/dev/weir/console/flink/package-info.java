/**
 * What Flink's REST says about the job.
 *
 * <pre>
 *   FlinkJobs ──▶ io.flink
 *       ├──▶ JobHealth ──▶ JobStep, LastCheckpoint
 *       └──▶ FigureReading ──▶ JobFigures ──▶ Measured      by rule and by model
 * </pre>
 */
@NullMarked
package dev.weir.console.flink;

import org.jspecify.annotations.NullMarked;
