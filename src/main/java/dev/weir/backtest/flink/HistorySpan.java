package dev.weir.backtest.flink;

import dev.weir.backtest.Period;
import dev.weir.operators.history.HistoryPeriod;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a job reads as history.
 *
 * @param events files and folders by path or URI, each with {@code TYPE=} before it or not
 * @param fromMillis the first event time that is decided about for the files
 * @param toMillis the first event time that no longer belongs to it
 * @param lookbackMillis how far rules look back: so much before {@code fromMillis} is read too, to fill their windows, and
 *     no further than so much does time go on behind the last event, 0 or more
 * @param strict whether the first row that cannot be read ends the job
 */
public record HistorySpan(ArrayList<String> events, long fromMillis, long toMillis, long lookbackMillis, boolean strict)
        implements Serializable {
    /** Makes a defensive copy. */
    public HistorySpan {
        events = new ArrayList<>(events);
    }

    /** Returns the first event time to read; {@code Long.MIN_VALUE} for all. */
    long readFromMillis(long latenessMillis) {
        long before = Period.reachMillis(lookbackMillis, latenessMillis);
        return fromMillis < Long.MIN_VALUE + before ? Long.MIN_VALUE : fromMillis - before;
    }

    /** Returns which part of event time is played. */
    HistoryPeriod period() {
        return new HistoryPeriod(fromMillis, toMillis, lookbackMillis);
    }
}
