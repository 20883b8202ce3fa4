/**
 * The commands that look at the whole: how the job is, and what rules do.
 *
 * <pre>
 *   ShowStatus ──▶ RunningJobs ──▶ io.flink
 *   ShowStats ──▶ RuleHits
 * </pre>
 */
@NullMarked
package dev.weir.cli.watch;

import org.jspecify.annotations.NullMarked;
