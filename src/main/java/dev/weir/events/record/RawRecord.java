package dev.weir.events.record;

/**
 * A record as it came from a topic, before anybody read it. The arrays belong to the record and are never written to.
 *
 * @param key empty where the record has none
 * @param value empty for a tombstone
 * @param timestampMillis the record's own timestamp, not event time
 * @param sender who says to have pushed it; of events nobody asks
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and a copy per record would cost
public record RawRecord(
        String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value, Sender sender) {

    /** Creates a record without a known sender. */
    public RawRecord(String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {
        this(topic, partition, offset, timestampMillis, key, value, Sender.NOBODY);
    }
}
