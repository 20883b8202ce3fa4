package dev.weir.io.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A history being read: its events in order of event time, those of the same time in the order of their places. It is
 * read ahead in a thread of its own; one other thread takes the events.
 */
public interface History extends AutoCloseable {

    /**
     * Returns the next event; empty after the last.
     *
     * @throws HistoryException if there is none in the range at all, if something cannot be read that has to be, or with
     *     {@code strict} if anything cannot be read; it says where, and what to write instead
     */
    Optional<HistoryEvent> next() throws IOException;

    /** Returns what could not be read so far. */
    UnreadableRows unreadable();

    /** Returns the files of the named folders that are not read, and the columns of files, each with the reason. */
    List<String> skipped();

    /** Returns how many rows were read so far, whether they lie in the range or not. */
    long rows();

    /** Returns how far reading is, out of {@link #bytesTotal}. */
    long bytesRead();

    /** Returns the bytes to read: a file counts twice, once for being checked and once for its events. */
    long bytesTotal();

    /** Stops reading, and removes all temporary files. */
    @Override
    void close() throws IOException;
}
