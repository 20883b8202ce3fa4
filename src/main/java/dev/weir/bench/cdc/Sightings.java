package dev.weir.bench.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is written to topics from now on, and when each record was read. For use by one thread. */
final class Sightings implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final Deque<Sighting> unread = new ArrayDeque<>();

    /** A record, and the {@link System#nanoTime} when it was read. */
    record Sighting(String topic, JsonNode json, long nanos) {}

    Sightings(String bootstrapServers, List<String> topics) {
        kafka = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        kafka.assign(topics.stream()
                .flatMap(topic -> kafka.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        kafka.seekToEnd(kafka.assignment());
        kafka.assignment().forEach(kafka::position); // which finds the ends now, and not at the first poll
    }

    /**
     * Reads on to a record, past all others.
     *
     * @throws IOException if none comes for a minute
     */
    Sighting await(String topic, Predicate<JsonNode> wanted) throws IOException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < endNanos) {
            while (!unread.isEmpty()) {
                Sighting next = unread.remove();
                if (next.topic().equals(topic) && wanted.test(next.json())) {
                    return next;
                }
            }
            for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                if (record.value() != null) {
                    unread.add(new Sighting(record.topic(), JSON.readTree(record.value()), System.nanoTime()));
                }
            }
        }
        throw new IOException("waited " + PATIENCE + " for a record on the topic " + topic);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
