package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends text records at once, without waiting for company. Safe for use by several threads. */
public final class Producer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> kafka;
    private final AtomicLong failed = new AtomicLong();

    /** Creates a producer for these brokers. */
    public Producer(String bootstrapServers) {
        kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends and goes on; what the broker does not take is counted. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    public void send(Message message, long timestampMillis) {
        kafka.send(record(message, timestampMillis), (metadata, error) -> {
            if (error != null) {
                failed.incrementAndGet();
            }
        });
    }

    /**
     * Sends, and returns once the broker has it. An empty value is a tombstone.
     *
     * @throws IOException if it does not take it
     */
    public void sendNow(String topic, String key, String json, long timestampMillis)
            throws IOException, InterruptedException {
        try {
            kafka.send(record(new Message(topic, key, json, ""), timestampMillis))
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("cannot write to " + topic, e.getCause());
        }
    }

    /** Returns once the broker has, or did not take, all that was sent. */
    public void flush() {
        kafka.flush();
    }

    /** How many the broker did not take. */
    public long failed() {
        return failed.get();
    }

    /** Sends what is under way. */
    @Override
    public void close() {
        kafka.close();
    }

    @SuppressWarnings("NullAway") // Kafka's way to say no key, no value, and that the key tells the partition
    static ProducerRecord<byte[], byte[]> record(Message message, long timestampMillis) {
        byte[] key = message.key().isEmpty() ? null : message.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = message.json().isEmpty() ? null : message.json().getBytes(StandardCharsets.UTF_8);
        Integer partition = message.inOrder() ? 0 : null;
        return new ProducerRecord<>(message.topic(), partition, timestampMillis, key, value);
    }
}
