package dev.weir.console.flink;

/**
 * How the job is.
 *
 * @param state in Flink's words, in lower case; or why it is not known
 * @param isKnown whether Flink answered
 * @param lag records that wait in the topics of events; -1 if not known
 */
public record JobHealth(String state, boolean isKnown, long lag) {
    /** Nobody was asked. */
    public static final JobHealth UNKNOWN = new JobHealth("", false, -1);
}
