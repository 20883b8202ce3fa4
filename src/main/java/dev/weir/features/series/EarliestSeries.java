package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.SeriesWindow;

/**
 * The value of the earliest event of all; among several with the same time, of the one that arrived first. No later
 * event takes its place, so that one entry answers for every window that begins with the first event. It is forgotten
 * when an event comes longer after the latest than the window is kept. Memory: one entry.
 */
final class EarliestSeries extends Series {
    private final Entries earliest;
    private long latestMillis;

    EarliestSeries() {
        this(new Entries(SeriesKind.VALUES), NEVER);
    }

    private EarliestSeries(Entries earliest, long latestMillis) {
        this.earliest = earliest;
        this.latestMillis = latestMillis;
    }

    @Override
    public SeriesKind kind() {
        return SeriesKind.EARLIEST;
    }

    @Override
    public boolean isEmpty() {
        return earliest.size() == 0;
    }

    @Override
    public long latestMillis() {
        return latestMillis;
    }

    /** Returns true: the earliest event of all is kept, and one before it takes its place. */
    @Override
    public boolean reaches(long timestampMillis) {
        return !isEmpty();
    }

    @Override
    public boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store) {
        if (!earliest.takes(value)
                || (latestMillis != NEVER && timestampMillis <= retention.horizonMillis(latestMillis))) {
            return false;
        }
        if (isOver(retention.window(), timestampMillis)) {
            clear(store);
        }
        latestMillis = Math.max(latestMillis, timestampMillis);
        if (isEmpty() || timestampMillis < earliest.firstMillis()) {
            clear(store);
            earliest.insert(timestampMillis, value);
        }
        return true;
    }

    private boolean isOver(TimeWindow window, long atMillis) {
        return latestMillis < Retention.minus(atMillis, window.longestMillis());
    }

    @Override
    public void clear(SegmentStore store) {
        earliest.dropFirst(earliest.size());
    }

    @Override
    SeriesWindow window(TimeWindow window, long atMillis, SegmentStore store) {
        return new First(isOver(window, atMillis) ? NEVER : atMillis, earliest);
    }

    @Override
    public Value entries(TimeWindow window, long atMillis) {
        return new Value.Int(earliest.countUpTo(isOver(window, atMillis) ? NEVER : atMillis));
    }

    private record First(long endMillis, Entries earliest) implements SeriesWindow {
        @Override
        public Value first() {
            return earliest.countUpTo(endMillis) == 0
                    ? Value.absent()
                    : earliest.values().get(0);
        }
    }

    void write(PackedWriter out) {
        out.signed(latestMillis);
        earliest.write(out);
    }

    static EarliestSeries read(PackedReader in) {
        long latestMillis = in.signed();
        return new EarliestSeries(Entries.read(SeriesKind.VALUES, in), latestMillis);
    }
}
