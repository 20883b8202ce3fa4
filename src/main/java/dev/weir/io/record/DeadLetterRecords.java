package dev.weir.io.record;

import dev.weir.events.Boundary;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that could not be read, byte for byte, with the reason and origin in text headers. If the topic would
 * refuse a record, only its beginning is written, with its full length in the header {@code truncated}; this is counted
 * in {@code deadLettersTruncated}. The whole record is still at the place that the headers name.
 */
public final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1;
    private static final int ERROR_CHARS = 1_000;
    private static final int KEY_BYTES = 10_000;

    /** Room for the headers, of which the error is the longest, and Kafka's overhead. */
    private static final int AROUND_BYTES = 5_000;

    private final String topic;
    private final int mostBytes;
    private transient Counter truncated = new SimpleCounter();

    /**
     * Creates a writer of dead letters to a topic.
     *
     * @param mostBytes of a record with its key and headers
     */
    public DeadLetterRecords(String topic, int mostBytes) {
        this.topic = topic;
        this.mostBytes = mostBytes;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        truncated = context.getMetricGroup().counter("deadLettersTruncated");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        RawRecord source = letter.record();
        boolean fits = source.key().length + source.value().length <= mostBytes - AROUND_BYTES;
        byte[] key = fits ? source.key() : first(source.key(), KEY_BYTES);
        byte[] value = fits ? source.value() : first(source.value(), mostBytes - AROUND_BYTES - key.length);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, orNull(key), orNull(value));
        Headers headers = record.headers();
        headers.add("error", utf8(Boundary.cut(letter.error(), ERROR_CHARS)));
        headers.add("source.topic", utf8(source.topic()));
        if (source.offset() >= 0) { // of a label that waited the place is not known any more
            headers.add("source.partition", utf8(Integer.toString(source.partition())));
            headers.add("source.offset", utf8(Long.toString(source.offset())));
        }
        headers.add("source.timestamp", utf8(Long.toString(source.timestampMillis())));
        if (!fits) {
            truncated.inc();
            headers.add(
                    "truncated",
                    utf8("key of " + source.key().length + " bytes, value of " + source.value().length + " bytes"));
        }
        return record;
    }

    private static byte[] first(byte[] bytes, int most) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    // Kafka's way to write no key or value.
    private static byte @Nullable [] orNull(byte[] bytes) {
        return bytes.length == 0 ? null : bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
