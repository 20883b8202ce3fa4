package dev.weir.io.kafka;

import dev.weir.engine.message.InForceEntry;
import dev.weir.io.record.InForceRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A consumer of topics that it holds itself, which may be read more than once. */
final class TopicsInMemory extends MockConsumer<byte[], byte[]> {
    private final Map<String, Map<Integer, List<ConsumerRecord<byte[], byte[]>>>> topics = new TreeMap<>();

    TopicsInMemory() {
        super("earliest");
        for (String none : List.of("rules", "lists", "status", "in-force")) {
            updatePartitions(none, List.of());
        }
    }

    /** Adds records of these keys. */
    TopicsInMemory add(String topic, int partition, String... keys) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic, partition);
        for (String key : keys) {
            records.add(new ConsumerRecord<>(
                    topic, partition, records.size(), key.getBytes(StandardCharsets.UTF_8), new byte[0]));
        }
        show(topic);
        return this;
    }

    /** Adds what is in force as the job writes it. */
    TopicsInMemory add(String topic, int partition, InForceEntry... entries) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic, partition);
        for (InForceEntry entry : entries) {
            ProducerRecord<byte[], byte[]> written = new InForceRecords(topic).serialize(entry, new OneInstance(), 0L);
            records.add(new ConsumerRecord<>(
                    topic,
                    partition,
                    records.size(),
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    written.key(),
                    written.value(),
                    new RecordHeaders(written.headers()),
                    Optional.empty()));
        }
        show(topic);
        return this;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        return topics.computeIfAbsent(topic, unseen -> new TreeMap<>())
                .computeIfAbsent(partition, unseen -> new ArrayList<>());
    }

    private void show(String topic) {
        List<PartitionInfo> infos = new ArrayList<>();
        topics.getOrDefault(topic, Map.of()).forEach((partition, records) -> {
            infos.add(new PartitionInfo(topic, partition, Node.noNode(), new Node[0], new Node[0]));
            TopicPartition part = new TopicPartition(topic, partition);
            updateBeginningOffsets(Map.of(part, 0L));
            updateEndOffsets(Map.of(part, (long) records.size()));
        });
        updatePartitions(topic, infos);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        for (TopicPartition part : assignment()) {
            List<ConsumerRecord<byte[], byte[]>> records = records(part.topic(), part.partition());
            for (long offset = position(part); offset < records.size(); offset++) {
                addRecord(records.get((int) offset));
            }
        }
        return super.poll(timeout);
    }
}
