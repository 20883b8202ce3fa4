package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.SeriesWindow;
import dev.weir.features.function.Since;
import java.util.Optional;

/**
 * A series that keeps every event of its window.
 *
 * <p>Representation: the newest entries, in order, are the <b>head</b>; when it outgrows {@link
 * SeriesLimits#segmentEntries} its older three quarters are sealed into a segment in the {@link SegmentStore}, and a
 * {@link Part} with their summary stays here. A window uses the summaries of the parts it covers and loads those that
 * it begins or ends inside, at most two; a late event that belongs into a segment loads and replaces that one. Entries
 * are ordered by time, those with the same time in the order of their arrival, whatever the order of arrival was.
 *
 * <p>The following are kept: the entries of the longest window, and as a tail for late events those at most {@link
 * SeriesLimits#lateMillis} older, of them the newest {@link SeriesLimits#lateEntries} (by whole segments, where there
 * are segments). An event that is at most that late, and whose window begins no further back than the tail, gets exact
 * values; a later one gets values from what is left. If only the latest event is needed, one entry is kept for late
 * events in addition to the newest.
 *
 * <p>Windows that are {@linkplain TimeWindow#isKeptApart kept apart} have series of their own, in which what is older
 * than late events may be becomes sums: see {@link Folding}.
 *
 * <p>Memory, with S segmentEntries, M maxEntries, C coarseSegments and n entries in window and tail: the value in state
 * has at most S + 1 entries and 4n/3S + C + 1 parts, n up to M; an entry takes 1 to 9 bytes for its time (fewer, the
 * more there are) and 0 (times), 2 to 10 (numbers) or 2 and its text (values); a part takes at most 35 bytes, of
 * numbers 80. By default that is at most 30 kB of head and, from a million entries on, at most 190 kB of parts;
 * segments have at most M entries together, about 10 MB, and are only read at the edges of windows.
 *
 * <p>Beyond M entries the oldest segments become <b>coarse</b>: only the summary is kept, and if there are more than C
 * of them the smallest neighbours are merged first. A window that begins inside a coarse part takes a share of its
 * count and sum as if its entries were evenly spread, all of its min and max, and its spread: the error is at most the
 * content of that one part, a segment or 2/C of what is beyond M. {@link Since} for an event that is late by more than
 * M events is measured from the part's beginning. First and last values have no summary: beyond M the oldest are
 * dropped.
 */
final class EventSeries extends Series {
    private final SeriesKind kind;
    private final Entries head;
    private final Parts parts;
    private long latestMillis;
    /** Where the session that was asked for last begins, so that the next event need not look for it. */
    private Optional<SessionStart> session = Optional.empty();

    EventSeries(SeriesKind kind) {
        this(kind, new Entries(kind), new Parts(), NEVER);
    }

    private EventSeries(SeriesKind kind, Entries head, Parts parts, long latestMillis) {
        this.kind = kind;
        this.head = head;
        this.parts = parts;
        this.latestMillis = latestMillis;
    }

    @Override
    public SeriesKind kind() {
        return kind;
    }

    @Override
    public boolean isEmpty() {
        return head.size() == 0;
    }

    @Override
    public long latestMillis() {
        return latestMillis;
    }

    @Override
    public boolean reaches(long timestampMillis) {
        return parts.isEmpty()
                ? head.size() > 0 && head.firstMillis() <= timestampMillis
                : parts.get(0).firstMillis() <= timestampMillis;
    }

    @Override
    public long touch(int depth) {
        return switch (depth) {
            case 0 -> latestMillis;
            case 1 -> head.size() ^ parts.size();
            default -> head.size() == 0 ? 0 : head.firstMillis() ^ head.lastMillis();
        };
    }

    @Override
    public boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store) {
        if (!head.takes(value) || isTooLate(timestampMillis, retention)) {
            return false;
        }
        SeriesLimits limits = retention.limits();
        if (retention.window() instanceof TimeWindow.Forever forever && isOver(forever, timestampMillis)) {
            clear(store);
        }
        boolean isLate = parts.reach(timestampMillis) && timestampMillis < head.firstMillis();
        if (isLate) {
            parts.insert(kind, timestampMillis, value, limits.segmentEntries(), store);
        } else {
            head.insert(timestampMillis, value);
        }
        if (timestampMillis < latestMillis) {
            session = Optional.empty();
        }
        latestMillis = Math.max(latestMillis, timestampMillis);
        prune(retention, store);
        boolean isFull = head.size() > limits.segmentEntries();
        if (isFull) {
            int sealed = head.size() - head.size() / 4;
            parts.seal(head.copy(0, sealed), store);
            head.dropFirst(sealed);
        }
        if (isLate || isFull) {
            parts.cap(kind, limits, store);
        }
        return true;
    }

    private boolean isTooLate(long timestampMillis, Retention retention) {
        return latestMillis != NEVER && timestampMillis <= retention.tooLateMillis(latestMillis);
    }

    /** Returns whether so long has passed since the latest event that nothing before it counts any more. */
    private boolean isOver(TimeWindow.Forever window, long atMillis) {
        return latestMillis < Retention.minus(atMillis, window.keepMillis());
    }

    private void prune(Retention retention, SegmentStore store) {
        if (Folding.isFor(retention)) {
            Folding.fold(head, parts, latestMillis, retention, store);
            return;
        }
        Pruning pruning = new Pruning(retention, latestMillis);
        while (!parts.isEmpty() && pruning.isDispensable(parts, head)) {
            parts.dropFirst(store);
        }
        head.dropFirst(parts.isEmpty() ? pruning.dispensable(head) : 0);
    }

    @Override
    public void clear(SegmentStore store) {
        while (!parts.isEmpty()) {
            parts.dropFirst(store);
        }
        head.dropFirst(head.size());
        session = Optional.empty();
    }

    @Override
    public Value entries(TimeWindow window, long atMillis) {
        return Value.absent();
    }

    @Override
    SeriesWindow window(TimeWindow window, long atMillis, SegmentStore store) {
        long startMillis = window.startMillis(atMillis);
        if (window instanceof TimeWindow.Session asked) {
            SessionStart found = SessionStart.of(asked, atMillis, this, store);
            session = Optional.of(found);
            startMillis = Math.max(startMillis, found.startMillis());
        } else if (window instanceof TimeWindow.Forever forever && isOver(forever, atMillis)) {
            startMillis = atMillis;
        }
        return new Window(startMillis, window.endMillis(atMillis), this, store);
    }

    /** Returns what was found for the last window that is a session, unless an event came late since. */
    Optional<SessionStart> session() {
        return session;
    }

    /** Returns the sealed past. */
    Parts parts() {
        return parts;
    }

    /** Returns the newest entries. */
    Entries head() {
        return head;
    }

    void write(PackedWriter out) {
        out.signed(latestMillis);
        head.write(out);
        parts.write(kind, out);
    }

    static EventSeries read(SeriesKind kind, PackedReader in) {
        long latestMillis = in.signed();
        Entries head = Entries.read(kind, in);
        return new EventSeries(kind, head, Parts.read(kind, in), latestMillis);
    }
}
