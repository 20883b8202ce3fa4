package dev.weir.cli.cases;

import dev.weir.events.Event;
import java.util.List;

/**
 * What the wall clock shows when each event of a case comes. A case says when its events happened, and in which order they
 * come, but not when they do.
 *
 * <p>An event that comes before an earlier one is either sent by a producer whose clock is ahead, or the earlier one is
 * late. Up to {@value #LONGEST_DELAY_MILLIS} milliseconds the latter is taken for true, since records are on their way for
 * that long; between that and {@code time.maxFuture} the former, and the clock shows the time that is still to come; beyond
 * it the latter again, since a job refuses an event that is further ahead.
 */
final class WallClock {
    static final long LONGEST_DELAY_MILLIS = 180_000;

    private WallClock() {}

    /** The wall-clock time at which each event arrives, in their order, in epoch milliseconds. It never goes back. */
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

    /** The earliest time of what comes after an event, itself included, that is not before this. */
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
