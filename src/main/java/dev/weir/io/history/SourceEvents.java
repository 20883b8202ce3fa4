package dev.weir.io.history;

import dev.weir.events.Event;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.history.file.FileRows;
import dev.weir.io.history.file.FoundRow;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.sort.Cursor;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All events of a source, in its own order. What cannot be read is counted in the first of its readings alone. It is
 * opened when the first event is asked for.
 */
final class SourceEvents implements Cursor<HistoryEvent> {
    private static final byte[] NO_KEY = {};

    private final int number;
    private final HistorySource source;
    private final Reader reader;
    private final boolean counted;
    private final Deque<HistoryEvent> read = new ArrayDeque<>();
    private @Nullable FileRows rows;

    /**
     * What reads records, the same for all sources.
     *
     * @param untimedMillis the time of rows that have none: they hold from the beginning
     */
    record Reader(JsonEvents events, LabelColumn labels, long untimedMillis, RowCounts counts) {}

    SourceEvents(int number, HistorySource source, Reader reader, boolean counted) {
        this.number = number;
        this.source = source;
        this.reader = reader;
        this.counted = counted;
    }

    @Override
    public Optional<HistoryEvent> next() throws IOException {
        while (read.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the history was closed");
            }
            if (rows == null) {
                rows = source.open(reader.counts()::bytes);
                rows.notes().forEach(note -> reader.counts().note(source.name() + ": " + note));
            }
            Optional<FoundRow> row = rows.next();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            take(row.get());
        }
        return Optional.of(read.remove());
    }

    private void take(FoundRow row) throws IOException {
        if (counted) {
            reader.counts().row();
        }
        HistoryPlace place = new HistoryPlace(number, source.name(), source.unit(), row.at());
        if (row instanceof FoundRow.Bad bad) {
            unreadable(place, bad.reason());
        } else if (row instanceof FoundRow.Json json) {
            take(place, new RawRecord(source.topic(), number, row.at(), reader.untimedMillis(), NO_KEY, json.json()));
        } else if (row instanceof FoundRow.OfTopic of) {
            take(place, of.record());
        }
    }

    private void take(HistoryPlace place, RawRecord record) throws IOException {
        Reading reading = reader.events().read(record);
        if (reading instanceof Reading.Rejected rejected) {
            unreadable(place, rejected.error());
            return;
        }
        Label label = source.isLabelled() ? label(place, record) : Label.NONE;
        for (Event event : reading.events()) {
            read.add(new HistoryEvent(event, place, label));
        }
    }

    private Label label(HistoryPlace place, RawRecord record) throws IOException {
        LabelColumn.Found found = reader.labels().of(record.value());
        if (!found.fault().isEmpty()) {
            unreadable(place, found.fault() + "; the row counts as one without a label");
        }
        return found.label();
    }

    private void unreadable(HistoryPlace place, String reason) throws HistoryException {
        if (counted) {
            reader.counts().unreadable(place, reason);
        }
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
