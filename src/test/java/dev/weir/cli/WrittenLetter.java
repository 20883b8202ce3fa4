package dev.weir.cli;

import dev.weir.events.record.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A dead letter as the job writes it.
 *
 * @param topic that the record stood on
 */
record WrittenLetter(String record, String error, boolean truncated, String topic) {

    /** Writes it, and returns where it is. */
    RecordPlace write(String brokers, String letters) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(letters, bytes("c"), bytes(record));
            letter.headers().add("error", bytes(error));
            letter.headers().add("source.topic", bytes(topic));
            letter.headers().add("source.partition", bytes("0"));
            letter.headers().add("source.offset", bytes(error.contains("number") ? "9" : truncated ? "10" : "8"));
            if (truncated) {
                letter.headers().add("truncated", bytes("key of 1 bytes"));
            }
            RecordMetadata written = producer.send(letter).get();
            return new RecordPlace(letters, written.partition(), written.offset());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
