package dev.weir.bench.failures;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The decisions about a {@link CardLoad}, read by a thread of its own as they arrive. */
public final class LoadDecisions implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final FutureTask<@Nullable Void> reading = new FutureTask<>(this::read);
    /** The decisions about each payment, by its number, without the time of the decision. */
    private final Map<Integer, Set<String>> saidOf = new TreeMap<>();

    private int read;
    private long newAtNanos;
    private long longestGapNanos;

    private LoadDecisions(String bootstrapServers, String topic) {
        kafka = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        kafka.assign(partitions);
        kafka.seekToBeginning(partitions);
    }

    /**
     * Starts reading.
     *
     * @param prefix of the names of topics
     */
    public static LoadDecisions read(String bootstrapServers, String prefix) {
        LoadDecisions decisions = new LoadDecisions(bootstrapServers, prefix + Topics.ACTIONS);
        new Thread(decisions.reading, "load-decisions").start();
        return decisions;
    }

    /** Waits until this many more were read, including repetitions. */
    public synchronized void awaitMore(int count) throws IOException, InterruptedException {
        int wanted = read + count;
        await(() -> read >= wanted, count + " more decisions");
    }

    /** Waits until this many different payments were decided. */
    public synchronized void awaitPayments(int count) throws IOException, InterruptedException {
        await(() -> saidOf.size() >= count, "decisions on " + count + " payments, not " + saidOf.size());
    }

    private void await(Condition condition, String what) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > endNanos || reading.isDone()) {
                throw new IOException("waited for " + what + " in vain; " + read + " were read");
            }
            TimeUnit.MILLISECONDS.timedWait(this, POLL.toMillis());
        }
    }

    /**
     * Returns the decisions: for each payment, by its number, all distinct ones, ignoring their times. There is one for
     * each payment if all is well.
     */
    public synchronized Map<Integer, Set<String>> said() {
        return new TreeMap<>(saidOf);
    }

    /** Returns how many were read, including repetitions. */
    public synchronized int count() {
        return read;
    }

    /** Returns the longest time in which no new payment was decided, in milliseconds. */
    public synchronized long longestGapMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestGapNanos);
    }

    private @Nullable Void read() {
        try (kafka) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                    receive(record.value(), System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            return null; // it was closed, which ends a consumer
        }
    }

    private synchronized void receive(byte[] value, long readNanos) {
        ObjectNode decision = parse(value);
        String payment = decision.path("trigger").path("id").asText();
        if (!CardLoad.isOne(payment)) {
            return;
        }
        decision.remove("decidedAt");
        read++;
        int number = CardLoad.numberOf(payment);
        if (!saidOf.containsKey(number)) {
            longestGapNanos = saidOf.isEmpty() ? 0 : Math.max(longestGapNanos, readNanos - newAtNanos);
            newAtNanos = readNanos;
        }
        saidOf.computeIfAbsent(number, unseen -> new HashSet<>()).add(decision.toString());
        notifyAll();
    }

    private static ObjectNode parse(byte[] value) {
        try {
            return (ObjectNode) JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a decision is no JSON", e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kafka.wakeup();
        try {
            reading.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot read decisions", e.getCause());
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }
}
