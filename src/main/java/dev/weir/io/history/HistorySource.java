package dev.weir.io.history;

import dev.weir.io.history.file.FileRows;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A file or a partition of a topic, with events of one type. It can be read several times. */
interface HistorySource {

    /** Returns its name for people. */
    String name();

    /** Returns the topic as which its records are read. */
    String topic();

    /** Returns what its places count. */
    HistoryPlace.Unit unit();

    /** Returns its size, in bytes as it is stored; of a topic an estimate. */
    long bytes();

    /** Returns whether its events have labels in a column. */
    boolean isLabelled();

    /**
     * Opens it.
     *
     * @param heard is told how many bytes were read
     */
    FileRows open(LongConsumer heard) throws IOException;
}
