package dev.weir.io.kafka;

import dev.weir.engine.deploy.topic.TopicPart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a topic from a reader's offsets to the end at the time of creation, which can be read several times.
 * The end of a partition is recognised by position, not by record: compaction and transactions leave offsets without
 * records, and the position reaches the end even if there is no record at it.
 */
final class TopicSpan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final boolean goesOn;
    private final long timeoutMillis;

    private TopicSpan(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            boolean goesOn,
            long timeoutMillis) {
        this.consumer = consumer;
        this.topic = topic;
        this.begins = begins;
        this.ends = ends;
        this.goesOn = goesOn;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Creates a span from the next offset of each partition; from the beginning where there is none or the topic was
     * recreated.
     */
    static TopicSpan of(
            Consumer<byte[], byte[]> consumer, String topic, Map<TopicPart, Long> nextOffsets, long timeoutMillis) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, partition.partition()));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(partitions));
        boolean goesOn = false;
        for (TopicPartition partition : partitions) {
            long next = nextOffsets.getOrDefault(new TopicPart(topic, partition.partition()), 0L);
            // A next offset beyond the end belongs to an earlier topic of that name: the content of this one was never
            // read.
            if (next > 0 && next <= ends.getOrDefault(partition, 0L)) {
                begins.merge(partition, next, Math::max);
                goesOn = true;
            }
        }
        return new TopicSpan(consumer, topic, begins, ends, goesOn, timeoutMillis);
    }

    /** Returns whether the topic does not exist. */
    boolean isMissing() {
        return ends.isEmpty();
    }

    /** Returns whether the reader had offsets before. */
    boolean goesOn() {
        return goesOn;
    }

    /** Returns the number of offsets. */
    long length() {
        long length = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            length += end.getValue() - begins.getOrDefault(end.getKey(), 0L);
        }
        return length;
    }

    /** Receives a record. */
    @FunctionalInterface
    interface Hearer {
        void receive(ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * Reads all records.
     *
     * @throws IOException if brokers take too long, not counting the time spent on the records
     */
    void read(Hearer receiver) throws IOException {
        consumer.assign(ends.keySet());
        begins.forEach(consumer::seek);
        long waitedNanos = 0;
        while (!hasArrived()) {
            if (waitedNanos > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
                throw new IOException("the topic '" + topic + "' was not read to its end within " + timeoutMillis
                        + " ms; see whether the brokers answer, or raise kafka.readTimeout");
            }
            long startNanos = System.nanoTime();
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            waitedNanos += System.nanoTime() - startNanos;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < ends.getOrDefault(partitionOf(record), 0L)) {
                    receiver.receive(record);
                }
            }
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private boolean hasArrived() {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey()) < end.getValue()) {
                return false;
            }
        }
        return true;
    }
}
