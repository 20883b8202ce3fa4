/**
 * What Flink's REST says about the job.
 *
 * <pre>
 *   FlinkJobs ──▶ NewestJob ──▶ RestAnswers
 *       └──▶ JobHealth ──▶ JobStep, LastCheckpoint
 * </pre>
 */
@NullMarked
package dev.weir.console.flink;

import org.jspecify.annotations.NullMarked;
