package dev.weir.io.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted while a history is read, for another thread to look at. */
final class RowCounts {
    private static final int MOST_NOTES = 1_000;

    private final boolean strict;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<UnreadableRows.Sample> samples = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long unreadable;

    RowCounts(boolean strict) {
        this.strict = strict;
    }

    void row() {
        rows.incrementAndGet();
    }

    void bytes(long more) {
        bytes.addAndGet(more);
    }

    /**
     * Notes a row that cannot be read.
     *
     * @throws HistoryException if that is not allowed
     */
    synchronized void unreadable(HistoryPlace place, String reason) throws HistoryException {
        UnreadableRows.Sample sample = new UnreadableRows.Sample(place, reason);
        if (strict) {
            throw new HistoryException(sample + "; without --strict it is counted, and the rest is read");
        }
        unreadable++;
        if (samples.size() < UnreadableRows.MOST_SAMPLES) {
            samples.add(sample);
        }
    }

    /** Notes what of a source is likely meant to be read and is not; a note is kept once, and only the first are. */
    synchronized void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** Forgets what was counted since an earlier moment, since it is read again. */
    synchronized void goBack(Mark mark) {
        rows.set(mark.rows());
        bytes.set(mark.bytes());
        unreadable = mark.unreadable();
        while (samples.size() > Math.min(unreadable, UnreadableRows.MOST_SAMPLES)) {
            samples.remove(samples.size() - 1);
        }
    }

    /** The counts at a moment. */
    record Mark(long rows, long bytes, long unreadable) {}

    synchronized Mark mark() {
        return new Mark(rows.get(), bytes.get(), unreadable);
    }

    long rows() {
        return rows.get();
    }

    long bytes() {
        return bytes.get();
    }

    synchronized UnreadableRows unreadable() {
        return unreadable == 0 ? UnreadableRows.NONE : new UnreadableRows(unreadable, samples);
    }
}
