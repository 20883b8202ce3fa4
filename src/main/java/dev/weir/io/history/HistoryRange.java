package dev.weir.io.history;

import dev.weir.events.Event;
import dev.weir.events.RowChange;
import dev.weir.io.value.Timestamps;
import dev.weir.text.Counted;

/** The range of event times that is asked for, and which times were seen. */
final class HistoryRange {
    private final long fromMillis;
    private final long toMillis;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long within;

    HistoryRange(long fromMillis, long toMillis) {
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
    }

    /** Returns whether an event belongs to the history; a row of a table counts until it is changed, however old it is. */
    boolean keeps(Event event) {
        long millis = event.timestampMillis();
        return millis < toMillis && (millis >= fromMillis || event instanceof RowChange);
    }

    /** Returns the same range, of which nothing was seen. */
    HistoryRange unseen() {
        return new HistoryRange(fromMillis, toMillis);
    }

    /** Notes what was seen of a part. */
    void add(HistoryRange part) {
        earliest = Math.min(earliest, part.earliest);
        latest = Math.max(latest, part.latest);
        within += part.within;
    }

    /** Notes the time of an event. */
    void see(Event event) {
        if (event instanceof RowChange) {
            return;
        }
        earliest = Math.min(earliest, event.timestampMillis());
        latest = Math.max(latest, event.timestampMillis());
        within += keeps(event) ? 1 : 0;
    }

    /** Refuses a history of which no event lies in the range. */
    void refuseIfEmpty(UnreadableRows unreadable, String names) throws HistoryException {
        if (within > 0) {
            return;
        }
        String first = unreadable.samples().isEmpty()
                ? ""
                : "; " + Counted.of(unreadable.count(), "row") + " cannot be read, the first: "
                        + unreadable.samples().get(0);
        if (earliest > latest) {
            throw new HistoryException("there is no event in " + names + first);
        }
        throw new HistoryException("no event lies " + said() + "; those of " + names + " lie between "
                + Timestamps.text(earliest) + " and " + Timestamps.text(latest) + first);
    }

    private String said() {
        String from = fromMillis == Long.MIN_VALUE ? "" : Timestamps.text(fromMillis);
        String to = toMillis == Long.MAX_VALUE ? "" : Timestamps.text(toMillis);
        if (from.isEmpty()) {
            return "before " + to;
        }
        return to.isEmpty() ? "from " + from + " on" : "between " + from + " and " + to;
    }
}
