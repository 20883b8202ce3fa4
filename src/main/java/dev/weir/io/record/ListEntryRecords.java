package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.answer.ListWrite;
import dev.weir.io.value.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes entries that rules put on lists, each under a key of its own; an empty value takes one away. */
public record ListEntryRecords(String topic) implements KafkaRecordSerializationSchema<ListWrite> {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public ProducerRecord<byte[], byte[]> serialize(ListWrite entry, KafkaSinkContext context, Long timestamp) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, key, entry.untilMillis() == ListWrite.GONE ? null : json(entry));
    }

    /** Returns the value of the record of an entry that holds. */
    public static byte[] json(ListWrite entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("list", entry.list());
            out.writeStringField("entry", entry.entry());
            out.writeStringField("at", Timestamps.text(entry.atMillis()));
            out.writeStringField("until", Timestamps.text(entry.untilMillis()));
            out.writeStringField("rule", entry.rule());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
