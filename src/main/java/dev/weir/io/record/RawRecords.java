package dev.weir.io.record;

import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes Kafka records on unchanged: they are parsed elsewhere, where what is wrong can be reported. */
public final class RawRecords {
    private static final byte[] NOTHING = {};

    private RawRecords() {}

    /** Returns the record unchanged. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        return with(Sender.NOBODY, record);
    }

    /** Reads a record of the topics of rules and lists, together with its sender. */
    public static RawRecord withSender(ConsumerRecord<byte[], byte[]> record) {
        return with(SenderHeaders.read(record.headers()), record);
    }

    private static RawRecord with(Sender sender, ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key() == null ? NOTHING : record.key(),
                record.value() == null ? NOTHING : record.value(),
                sender);
    }
}
