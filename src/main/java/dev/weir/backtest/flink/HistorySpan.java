package dev.weir.backtest.flink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job reads as history.
 *
 * @param events files and folders by path or URI, each with {@code TYPE=} before it or not
 * @param fromMillis the first event time
 * @param toMillis the first event time that no longer belongs to it
 * @param strict whether the first row that cannot be read ends the job
 */
public record HistorySpan(ArrayList<String> events, long fromMillis, long toMillis, boolean strict)
        implements Serializable {
    /** Makes a defensive copy. */
    public HistorySpan {
        events = new ArrayList<>(events);
    }

    /** Returns the whole of these files. */
    public static HistorySpan of(List<String> events) {
        return new HistorySpan(new ArrayList<>(events), Long.MIN_VALUE, Long.MAX_VALUE, false);
    }
}
