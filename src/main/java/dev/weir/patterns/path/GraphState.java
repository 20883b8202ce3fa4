package dev.weir.patterns.path;

import java.util.List;

/**
 * A state produced by Flink's compiler.
 *
 * @param name Flink's name, which the stored form of open matches contains
 * @param kind the kind of state
 * @param edges in Flink's order
 * @param windowMillis how long a match may stay here after it took an event; {@link #NO_WINDOW} for no limit
 * @param pendingBehind the state that waits for the absence, if a match here has everything it needs before one and may
 *     take more; otherwise -1
 * @param repeating if so, the state that only waits for more; -1 if there is none
 */
public record GraphState(
        String name, Kind kind, List<GraphEdge> edges, long windowMillis, int pendingBehind, int repeating) {
    /** No limit. */
    public static final long NO_WINDOW = Long.MAX_VALUE;

    /** Makes defensive copies. */
    public GraphState {
        edges = List.copyOf(edges);
    }

    /** The kind of a state. */
    public enum Kind {
        /** A match begins here. */
        START,
        /** A match is open here. */
        NORMAL,
        /** A match is complete here once its time ends. */
        PENDING,
        /** A match is complete. */
        FINAL,
        /** A match has failed. */
        STOP
    }
}
