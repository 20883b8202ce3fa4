package dev.weir.io.record;

import dev.weir.engine.message.InForceEntry;
import dev.weir.events.record.Push;
import dev.weir.events.record.RecordPlace;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes what is in force as records: the document byte for byte, and its origin in text headers. */
public record InForceRecords(String topic) implements KafkaRecordSerializationSchema<InForceEntry> {
    private static final String VERSION = "version";
    private static final String EPOCH = "epoch";
    private static final String SOURCE = "source";
    private static final String PUSHED_AT = "pushed.at";
    private static final String SWITCHED_OFF = "switched.off";

    /** No job reaches a higher epoch; a higher number was not written by one. */
    private static final long MOST_EPOCH = 1L << 50;

    private static final long MOST_MILLIS = 253_402_300_799_999L; // the end of the year 9999

    @Override
    public ProducerRecord<byte[], byte[]> serialize(InForceEntry entry, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, utf8(entry.key()), entry.isGone() ? null : entry.document());
        if (!entry.isGone()) {
            addHeaders(entry, record.headers());
        }
        return record;
    }

    private static void addHeaders(InForceEntry entry, Headers headers) {
        if (!entry.isList()) {
            headers.add(VERSION, utf8(Long.toString(entry.version())));
        }
        headers.add(EPOCH, utf8(Long.toString(entry.epoch())));
        if (entry.source().isKnown()) {
            headers.add(SOURCE, utf8(entry.source().place().toString()));
            headers.add(PUSHED_AT, utf8(Long.toString(entry.source().atMillis())));
        }
        SenderHeaders.add(entry.source().sender(), headers);
        if (!entry.offReason().isEmpty()) {
            headers.add(SWITCHED_OFF, utf8(entry.offReason()));
        }
    }

    /** Reads a record. A missing or invalid header counts as unknown. */
    public static InForceEntry read(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        return new InForceEntry(
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                record.value() == null ? new byte[0] : record.value(),
                number(headers, VERSION, 0, Long.MAX_VALUE),
                number(headers, EPOCH, 0, MOST_EPOCH),
                source(headers),
                text(headers, SWITCHED_OFF));
    }

    private static Push source(Headers headers) {
        return new Push(
                RecordPlace.parse(text(headers, SOURCE)).orElse(Push.UNKNOWN.place()),
                number(headers, PUSHED_AT, 0, MOST_MILLIS),
                SenderHeaders.read(headers),
                false);
    }

    private static long number(Headers headers, String name, long otherwise, long most) {
        try {
            long number = Long.parseLong(text(headers, name));
            return number < 0 || number > most ? otherwise : number;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        byte @Nullable [] value = header == null ? null : header.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
