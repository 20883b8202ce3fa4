package dev.weir.io.history;

import java.util.List;

/**
 * What could not be read of a history so far.
 *
 * @param count of rows, and of files that break off or cannot be read at all
 * @param samples the first of them
 */
public record UnreadableRows(long count, List<Sample> samples) {
    /** How many are kept. */
    public static final int MOST_SAMPLES = 20;

    /** Nothing was unreadable. */
    public static final UnreadableRows NONE = new UnreadableRows(0, List.of());

    /** Makes a defensive copy. */
    public UnreadableRows {
        samples = List.copyOf(samples);
    }

    /**
     * A row that could not be read.
     *
     * @param reason what is wrong, and what to write instead
     */
    public record Sample(HistoryPlace place, String reason) {
        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }
}
