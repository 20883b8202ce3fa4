/**
 * How failures affect the decisions of a job on a cluster of separate processes: processes are killed and a disk fills
 * up under a steady load, and the decisions are compared with those of an undisturbed run.
 *
 * <pre>
 *   FailureBench ──▶ InjectedFailure ──▶ SmallDisk
 *        ├──▶ CardLoad ◀── LoadDecisions
 *        └──▶ FailureRun                       HostileLoad: hostile records beside it
 * </pre>
 */
@NullMarked
package dev.weir.bench.failures;

import org.jspecify.annotations.NullMarked;
