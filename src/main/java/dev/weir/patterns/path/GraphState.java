package dev.weir.patterns.path;

import java.util.List;

/**
 * A state that Flink's compiler made.
 *
 * @param name Flink's, which open matches are written with
 * @param kind what it is
 * @param edges the ways out, in Flink's order
 * @param windowMillis how long a match may stand here since it took an event; {@link #NO_WINDOW} for any time
 * @param pendingBehind the state that waits for the absence, where a match has all that it needs before one and may take more;
 *     -1 if it does not stand so
 * @param repeating with it, the state that only waits for more; -1 for none
 */
public record GraphState(
        String name, Kind kind, List<GraphEdge> edges, long windowMillis, int pendingBehind, int repeating) {
    /** Any time. */
    public static final long NO_WINDOW = Long.MAX_VALUE;

    /** Makes defensive copies. */
    public GraphState {
        edges = List.copyOf(edges);
    }

    /** What a state is. */
    public enum Kind {
        /** A match begins here. */
        START,
        /** One stands here. */
        NORMAL,
        /** One is complete here once its time is up. */
        PENDING,
        /** One is complete. */
        FINAL,
        /** One has failed. */
        STOP
    }
}
