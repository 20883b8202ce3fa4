package dev.weir.io.history.file;

import dev.weir.events.record.RawRecord;

/** A row as it was found in a file. */
public sealed interface FoundRow {
    /** Returns its line or row, from 1, or its offset. */
    long at();

    /**
     * A row as a record.
     *
     * @param json the bytes of the record, which nobody changes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere, and a copy for every row would be expensive
    record Json(long at, byte[] json) implements FoundRow {}

    /**
     * A row that is none.
     *
     * @param reason what is wrong, and what to write instead
     */
    record Bad(long at, String reason) implements FoundRow {}

    /** A record of a topic. */
    record OfTopic(RawRecord record) implements FoundRow {
        @Override
        public long at() {
            return record.offset();
        }
    }
}
