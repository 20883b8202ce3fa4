package dev.weir.operators;

/**
 * A problem with a topic of the job.
 *
 * @param text the problem, its consequences, and the command that fixes it
 */
public record TopicFault(Kind kind, String text) {

    /** The consequence of a problem. */
    public enum Kind {
        /** The topic does not exist: no job starts, and none continues. */
        MISSING,
        /** Another job already uses the topics: this job neither starts nor continues. */
        TAKEN,
        /** A job does not start with it; a running job continues. */
        UNSUITED,
        /** A warning. */
        DOUBTFUL
    }
}
