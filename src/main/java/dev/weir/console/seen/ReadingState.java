package dev.weir.console.seen;

import java.util.List;

/**
 * How reading the topics goes.
 *
 * @param share of what they had at the start, 0 to 1
 * @param sinceMillis from when on decisions are read, in epoch milliseconds; 0 before the start
 * @param missing topics that do not exist
 * @param trouble what prevents reading; {@code ""} if nothing does
 */
public record ReadingState(double share, long sinceMillis, List<String> missing, String trouble) {
    /** Before anything was read. */
    public static final ReadingState STARTING = new ReadingState(0, 0, List.of(), "");

    /** Makes defensive copies. */
    public ReadingState {
        missing = List.copyOf(missing);
    }

    /** Returns whether all that was there at the start was read. */
    public boolean isUpToDate() {
        return share >= 1 && trouble.isEmpty();
    }
}
