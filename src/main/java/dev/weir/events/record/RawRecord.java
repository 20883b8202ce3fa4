package dev.weir.events.record;

/**
 * A record as received from a topic, before it is parsed. The arrays belong to the record and are never modified.
 *
 * @param key empty if the record has none
 * @param value empty for a tombstone
 * @param timestampMillis the record's own timestamp, not event time
 * @param sender the claimed sender; not used for events
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and a copy for every record would be expensive
public record RawRecord(
        String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value, Sender sender) {

    /** Creates a record without a known sender. */
    public RawRecord(String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {
        this(topic, partition, offset, timestampMillis, key, value, Sender.NOBODY);
    }
}
