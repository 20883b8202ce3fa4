package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows several topics at once, each from a time back, and goes on. It belongs to no consumer group and commits
 * nothing. For use by one thread.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** After so long without a record it is asked whether there is somebody. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Kafka kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long heardNanos = System.nanoTime();

    /**
     * Where reading a topic starts.
     *
     * @param sinceMillis the first record at or after this time, by the timestamps of records; 0 for all there is
     * @param most at most about this many records before the present end, so that a start is over soon
     */
    public record Start(String topic, long sinceMillis, long most) {}

    /**
     * Opens the connection.
     *
     * @throws IOException if no client can run with the settings
     */
    public TopicFollower(Kafka kafka) throws IOException {
        this.kafka = kafka;
        try {
            consumer = new KafkaConsumer<>(
                    PatientClients.consumer(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw new IOException("no Kafka client can be made for " + kafka.bootstrapServers() + ": " + said(e), e);
        }
    }

    /**
     * Begins to follow topics, those that exist.
     *
     * @return the names of those that do not exist
     * @throws IOException if the brokers do not answer
     */
    public List<String> follow(List<Start> starts) throws IOException {
        List<String> missing = new ArrayList<>();
        try {
            for (Start start : starts) {
                List<TopicPartition> partitions = new ArrayList<>();
                for (PartitionInfo info : consumer.partitionsFor(start.topic())) {
                    partitions.add(new TopicPartition(start.topic(), info.partition()));
                }
                if (partitions.isEmpty()) {
                    missing.add(start.topic());
                } else {
                    begin(start, partitions);
                }
            }
            consumer.assign(begins.keySet());
            begins.forEach(consumer::seek);
            return missing;
        } catch (KafkaException e) {
            throw new IOException("Kafka at " + kafka.bootstrapServers() + " does not answer (" + said(e) + ")", e);
        }
    }

    private void begin(Start start, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> first = new HashMap<>(consumer.beginningOffsets(partitions));
        if (start.sinceMillis() > 0) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, start.sinceMillis()));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp at = found.get(partition);
                first.put(partition, at == null ? last.getOrDefault(partition, 0L) : at.offset());
            }
        }
        long each = Math.max(1, start.most() / partitions.size());
        for (TopicPartition partition : partitions) {
            long end = last.getOrDefault(partition, 0L);
            begins.put(partition, Math.max(first.getOrDefault(partition, 0L), end - each));
            ends.put(partition, end);
        }
    }

    /**
     * Returns the next records, in the order of each partition; empty if none arrive within a moment.
     *
     * @throws IOException if the brokers refuse, or do not answer: a broker that hangs would otherwise be one that has
     *     nothing new
     */
    public List<ConsumerRecord<byte[], byte[]>> next() throws IOException {
        try {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                heardNanos = System.nanoTime();
            } else if (System.nanoTime() - heardNanos > SILENCE.toNanos()) {
                consumer.endOffsets(begins.keySet());
                heardNanos = System.nanoTime();
            }
            return records;
        } catch (KafkaException e) {
            throw new IOException("Kafka at " + kafka.bootstrapServers() + " cannot be read: " + said(e), e);
        }
    }

    /** Returns which share of what the topics had at the start was read, 0 to 1. */
    public double share() {
        long all = 0;
        long left = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            all += end.getValue() - begins.getOrDefault(end.getKey(), 0L);
            left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return all == 0 ? 1 : 1 - (double) left / all;
    }

    /** Ends what another thread waits for here: it gets an error. */
    public void wake() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(PatientClients.CLOSING);
    }

    private static String said(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage() == null ? deepest : deepest.getMessage());
    }
}
