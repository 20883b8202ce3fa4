package dev.weir.sandbox.kafka;

import dev.weir.events.record.Sender;
import dev.weir.io.record.SenderHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends text records immediately, without batching delay. Safe for use by several threads. */
public final class Producer implements AutoCloseable {
    private static final Sender SENDER = new Sender("weir-sandbox", 0, "");

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

    /** Sends without waiting; records that the broker does not accept are counted. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the result
    public void send(Message message, long timestampMillis) {
        kafka.send(record(message, timestampMillis), (metadata, error) -> {
            if (error != null) {
                failed.incrementAndGet();
            }
        });
    }

    /**
     * Sends, and returns once the broker has stored it. An empty value is a tombstone.
     *
     * @throws IOException if the broker does not accept it
     */
    public void sendNow(String topic, String key, String json, long timestampMillis)
            throws IOException, InterruptedException {
        sendNow(topic, record(new Message(topic, key, json, ""), timestampMillis));
    }

    /**
     * Pushes a document now, in the name of the sandbox, in the same way.
     *
     * @throws IOException if the broker does not accept it
     */
    public void push(String topic, String key, String json) throws IOException, InterruptedException {
        ProducerRecord<byte[], byte[]> record = record(new Message(topic, key, json, ""), System.currentTimeMillis());
        SenderHeaders.add(SENDER, record.headers());
        sendNow(topic, record);
    }

    private void sendNow(String topic, ProducerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        try {
            kafka.send(record).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot write to " + topic, e.getCause());
        }
    }

    /** Sends a chunk of an artifact, and returns once the broker has stored it; interrupted, it fails. */
    public void sendChunkNow(String key, byte[] chunk) throws IOException {
        try {
            kafka.send(new ProducerRecord<>(Topics.MODEL_ARTIFACTS, key.getBytes(StandardCharsets.UTF_8), chunk))
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("cannot write to " + Topics.MODEL_ARTIFACTS, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing to " + Topics.MODEL_ARTIFACTS, e);
        }
    }

    /** Returns once the broker has accepted or refused everything that was sent. */
    public void flush() {
        kafka.flush();
    }

    /** Returns how many records the broker did not accept. */
    public long failed() {
        return failed.get();
    }

    /** Sends what is pending and closes the producer. */
    @Override
    public void close() {
        kafka.close();
    }

    @SuppressWarnings("NullAway") // Kafka's way to write no key or value, and to derive the partition from the key
    static ProducerRecord<byte[], byte[]> record(Message message, long timestampMillis) {
        byte[] key = message.key().isEmpty() ? null : message.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = message.json().isEmpty() ? null : message.json().getBytes(StandardCharsets.UTF_8);
        Integer partition = message.inOrder() ? 0 : null;
        return new ProducerRecord<>(message.topic(), partition, timestampMillis, key, value);
    }
}
