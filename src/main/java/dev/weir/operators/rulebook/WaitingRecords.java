package dev.weir.operators.rulebook;

import dev.weir.events.record.RawRecord;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Records of the topics of rules and lists that wait to be checked. They are not part of checkpoints: a start continues
 * reading after the last checked record.
 */
final class WaitingRecords {
    /** The most bytes that may wait. Beyond that the source is slowed down. */
    static final long MOST_BYTES = 64L << 20;

    private static final int RECORD_BYTES = 200;

    private final Deque<RawRecord> records = new ArrayDeque<>();
    private long bytes;

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean isFull() {
        return bytes > MOST_BYTES;
    }

    void add(RawRecord record) {
        records.add(record);
        bytes += bytesOf(record);
    }

    /** Returns the one that is removed next; there is one. */
    RawRecord next() {
        return records.element();
    }

    RawRecord remove() {
        RawRecord record = records.remove();
        bytes -= bytesOf(record);
        return record;
    }

    private static long bytesOf(RawRecord record) {
        return (long) record.key().length + record.value().length + RECORD_BYTES;
    }
}
