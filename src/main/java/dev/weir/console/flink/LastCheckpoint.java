package dev.weir.console.flink;

/**
 * The checkpoints of the job.
 *
 * @param completed how many were
 * @param failed how many were not
 * @param atMillis when the latest was complete; 0 before the first
 * @param tookMillis how long it took
 * @param bytes how large it is
 */
public record LastCheckpoint(long completed, long failed, long atMillis, long tookMillis, long bytes) {
    /** Before the first. */
    public static final LastCheckpoint NONE = new LastCheckpoint(0, 0, 0, 0, 0);
}
