package dev.weir.io;

import dev.weir.events.DeadLetter;
import dev.weir.events.RawRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Records that could not be read, byte for byte, and in the headers why and whence, as texts. */
record DeadLetterRecords(String topic) implements KafkaRecordSerializationSchema<DeadLetter> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        RawRecord source = letter.record();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, orNull(source.key()), orNull(source.value()));
        Headers headers = record.headers();
        headers.add("error", utf8(letter.error()));
        headers.add("source.topic", utf8(source.topic()));
        headers.add("source.partition", utf8(Integer.toString(source.partition())));
        headers.add("source.offset", utf8(Long.toString(source.offset())));
        headers.add("source.timestamp", utf8(Long.toString(source.timestampMillis())));
        return record;
    }

    // Kafka's way to say that there is none.
    private static byte @Nullable [] orNull(byte[] bytes) {
        return bytes.length == 0 ? null : bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
