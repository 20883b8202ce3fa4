package dev.weir.io.history.sort;

import java.util.Comparator;

/**
 * Something to be sorted, in its binary form.
 *
 * @param millis the event time
 * @param source the number of the file it comes from
 * @param at its place there
 * @param form its bytes, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and a copy for each would be expensive
public record Stored(long millis, int source, long at, byte[] form) {
    /** By time, then by place. */
    static final Comparator<Stored> ORDER = Comparator.comparingLong(Stored::millis)
            .thenComparingInt(Stored::source)
            .thenComparingLong(Stored::at);
}
