package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes decisions as events for the job itself to read: flat JSON, with the subject as key. */
public record DecisionEventRecords(String topic) implements KafkaRecordSerializationSchema<Event> {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Event event, KafkaSinkContext context, Long timestamp) {
        return record((DeclaredEvent) event);
    }

    /** Returns the record of a decision. */
    public ProducerRecord<byte[], byte[]> record(DeclaredEvent decision) {
        return new ProducerRecord<>(topic, decision.subject().getBytes(StandardCharsets.UTF_8), json(decision));
    }

    /** Returns the value of the record of a decision. */
    public static byte[] json(DeclaredEvent decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            JsonForm.writeSorted(decision.fields().values(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
