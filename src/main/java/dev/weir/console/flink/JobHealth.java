package dev.weir.console.flink;

import java.util.List;

/**
 * How the job is.
 *
 * @param state in Flink's words, in lower case; or why it is not known
 * @param isKnown whether Flink answered
 * @param id of the job in Flink; {@code ""} if it is not known
 * @param sinceMillis when it started
 * @param steps the boxes of its graph, in Flink's order
 */
public record JobHealth(
        String state, boolean isKnown, String id, long sinceMillis, List<JobStep> steps, LastCheckpoint checkpoint) {
    /** Nobody was asked. */
    public static final JobHealth UNKNOWN = unknown("");

    /** Makes defensive copies. */
    public JobHealth {
        steps = List.copyOf(steps);
    }

    /** Returns that it is not known, and why. */
    public static JobHealth unknown(String why) {
        return new JobHealth(why, false, "", 0, List.of(), LastCheckpoint.NONE);
    }

    /** Returns how many records wait in the topics of events; -1 if it is not known. */
    public long lag() {
        return steps.stream()
                .mapToLong(JobStep::lag)
                .filter(lag -> lag >= 0)
                .reduce(Long::sum)
                .orElse(-1);
    }
}
