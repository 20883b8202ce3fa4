package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.io.kafka.table.TableReading;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the last records that the topics of tables had at the start with the offsets that the job has committed. A
 * source commits when a checkpoint is complete, so that all records before are in the state of the job then. For use by
 * one thread, and closed by any.
 */
final class KafkaTableReading implements TableReading {
    private static final long serialVersionUID = 1;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_MILLIS = 15_000;

    private final Properties consumers;
    private final Properties admins;
    private final String group;
    private final List<String> topics;
    private transient @Nullable Map<TopicPartition, Long> wanted;
    private transient volatile @Nullable Admin admin;
    private transient volatile boolean closed;

    /**
     * Creates a reading.
     *
     * @param group in which the sources of the tables commit; no earlier run of the job has used it
     */
    KafkaTableReading(Kafka kafka, String group, List<String> topics) {
        this.consumers = KafkaClients.consumer(kafka);
        consumers.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        consumers.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        this.admins = KafkaClients.admin(kafka);
        this.group = group;
        this.topics = List.copyOf(topics);
    }

    @Override
    public int unread() throws IOException {
        try {
            Map<TopicPartition, Long> ends = wanted;
            if (ends == null) {
                ends = ends();
                wanted = ends;
            }
            if (ends.isEmpty()) {
                return 0;
            }
            Map<TopicPartition, OffsetAndMetadata> committed = admin().listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            int unread = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata at = committed.get(end.getKey());
                unread += at == null || at.offset() < end.getValue() ? 1 : 0;
            }
            return unread;
        } catch (KafkaException | ExecutionException e) {
            throw new IOException(
                    "Kafka does not say how far the tables " + topics + " are read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking how far the tables " + topics + " are read", e);
        }
    }

    private Admin admin() throws IOException {
        if (closed) {
            throw new IOException("it is no longer asked how far the tables are read");
        }
        Admin known = admin;
        if (known == null) {
            known = Admin.create(admins);
            admin = known;
        }
        return known;
    }

    /**
     * Returns the offsets behind the last records. The end of a partition may be some offsets further, behind markers of
     * transactions and records that compaction has removed, and no reader commits those.
     */
    private Map<TopicPartition, Long> ends() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = new HashSet<>();
            for (String topic : topics) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            return lastRecords(consumer, consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
        }
    }

    private Map<TopicPartition, Long> lastRecords(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends)
            throws IOException {
        Map<TopicPartition, Long> found = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        for (long back = 1; !open.isEmpty(); back *= 2) {
            long step = back;
            open.removeIf(partition -> found.containsKey(partition)
                    || begins.getOrDefault(partition, 0L) >= ends.getOrDefault(partition, 0L));
            Map<TopicPartition, Long> from = new HashMap<>();
            open.forEach(partition -> from.put(
                    partition, Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - step)));
            consumer.assign(open);
            from.forEach(consumer::seek);
            readToEnds(consumer, open, ends, found);
            open.removeIf(partition -> begins.getOrDefault(partition, 0L).equals(from.get(partition)));
        }
        return found;
    }

    private void readToEnds(
            KafkaConsumer<byte[], byte[]> consumer,
            Set<TopicPartition> open,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> found)
            throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!open.stream().allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the last records of the tables " + topics + " cannot be read");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    found.merge(partition, record.offset() + 1, Math::max);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Admin known = admin;
        if (known != null) {
            admin = null;
            known.close(Duration.ZERO);
        }
    }
}
