package dev.weir.operators;

/**
 * Something about a topic that does not suit the job.
 *
 * @param text what it is, what comes of it, and the command that mends it
 */
public record TopicFault(Kind kind, String text) {

    /** What comes of it. */
    public enum Kind {
        /** There is no such topic: no job begins, and none goes on. */
        MISSING,
        /** Another job works with them: no job begins, nor goes on. */
        TAKEN,
        /** A job does not start with it; a running job continues. */
        UNSUITED,
        /** Somebody should know of it. */
        DOUBTFUL
    }
}
