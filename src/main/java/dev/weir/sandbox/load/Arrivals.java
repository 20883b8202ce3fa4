package dev.weir.sandbox.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Watches a topic for the results of transactions, and measures how long each took. */
final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final String topic;
    private final String before;
    private final InFlight inFlight;
    private final Latency latency = new Latency();
    private final FutureTask<@Nullable Void> watching = new FutureTask<>(this::watch);

    private Arrivals(String bootstrapServers, String topic, String before, InFlight inFlight) {
        this.topic = topic;
        this.before = before;
        this.inFlight = inFlight;
        kafka = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed", // what is written exactly once becomes visible when it is committed
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Watches on its own thread until it is closed.
     *
     * @param before the bytes directly before the transaction's id in a record, so that JSON need not be parsed
     */
    static Arrivals watch(String bootstrapServers, String topic, String before, InFlight inFlight) {
        Arrivals arrivals = new Arrivals(bootstrapServers, topic, before, inFlight);
        new Thread(arrivals.watching, "arrivals-" + topic).start();
        return arrivals;
    }

    /** Returns the latencies since the last call. */
    synchronized Latency take() {
        Latency taken = new Latency();
        taken.addAll(latency);
        latency.clear();
        return taken;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kafka.wakeup();
        try {
            watching.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot read " + topic, e.getCause());
        }
    }

    private @Nullable Void watch() {
        try (kafka) {
            List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            while (true) {
                arrived(kafka.poll(POLL), System.nanoTime());
            }
        } catch (WakeupException e) {
            return null; // it was closed, which ends a consumer
        }
    }

    private synchronized void arrived(ConsumerRecords<byte[], byte[]> records, long readNanos) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            inFlight.decided(idIn(new String(record.value(), StandardCharsets.UTF_8)))
                    .ifPresent(due -> latency.add(readNanos - due));
        }
    }

    private String idIn(String json) {
        int begin = json.indexOf(before);
        return begin < 0 ? "" : json.substring(begin + before.length(), json.indexOf('"', begin + before.length()));
    }
}
