/**
 * What failures do to the decisions of a job on a cluster of separate processes: processes are killed and a disk fills
 * up under a steady load, and what was decided is compared with a run in which nothing happened.
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
