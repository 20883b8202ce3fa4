package dev.weir.cli.cases;

import dev.weir.events.Event;
import java.util.List;

/**
 * Determines the wall clock time at which each event of a case arrives. A case says when its events happened, and in
 * which order they arrive, but not when.
 *
 * <p>If an event arrives before one with an earlier time, either its producer's clock is ahead, or the other event is
 * late. Up to {@value #LONGEST_DELAY_MILLIS} milliseconds the latter is assumed, since records may take that long;
 * between that and {@code time.maxFuture} the former, and the clock shows the earlier time; beyond it the latter again,
 * since a job refuses an event that is further ahead.
 */
final class WallClock {
    static final long LONGEST_DELAY_MILLIS = 180_000;

    private WallClock() {}

    /**
     * Returns the wall-clock time at which each event arrives, in their order, in epoch milliseconds. It never goes
     * back.
     */
    static long[] at(List<Event> events, long maxFutureMillis) {
        long[] clock = new long[events.size()];
        for (int i = 0; i < clock.length; i++) {
            long ownMillis = events.get(i).timestampMillis();
            long toComeMillis = earliestToCome(events, i, ownMillis - maxFutureMillis);
            long shown = ownMillis - toComeMillis > LONGEST_DELAY_MILLIS ? toComeMillis : ownMillis;
            clock[i] = i == 0 ? shown : Math.max(shown, clock[i - 1]);
        }
        return clock;
    }

    /** Returns the earliest time, no earlier than this, among an event and those after it. */
    private static long earliestToCome(List<Event> events, int from, long leastMillis) {
        long earliest = Long.MAX_VALUE;
        for (Event event : events.subList(from, events.size())) {
            if (event.timestampMillis() >= leastMillis) {
                earliest = Math.min(earliest, event.timestampMillis());
            }
        }
        return earliest;
    }
}
