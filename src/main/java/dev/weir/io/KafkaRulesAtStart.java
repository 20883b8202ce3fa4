package dev.weir.io;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.engine.TopicPart;
import dev.weir.events.RawRecord;
import dev.weir.operators.RulesAtStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topics of a rulebook to the end that they have when this begins. The end of a partition is reached by position, not
 * by record: compaction and transactions leave offsets at which there is no record, and without one at the end the position
 * still comes to stand there.
 */
final class KafkaRulesAtStart implements RulesAtStart {
    private static final long serialVersionUID = 1;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Properties properties;
    private final List<String> topics;
    private final String required;
    private final long timeoutMillis;

    /**
     * Reads topics in this order.
     *
     * @param required the one that has to be there; another that is not there holds nothing
     */
    KafkaRulesAtStart(Kafka kafka, List<String> topics, String required) {
        this.topics = List.copyOf(topics);
        this.required = required;
        this.timeoutMillis = kafka.readTimeoutMillis();
        properties = KafkaClients.consumer(kafka);
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, kafka.groupId() + "-rules-at-start");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // An offset that compaction or retention took away: whatever is left from there on.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @Override
    public List<RawRecord> read(Map<TopicPart, Long> nextOffsets) throws IOException {
        KafkaClients.check(properties);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, nextOffsets);
        } catch (KafkaException e) {
            throw new IOException("the topics " + topics + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads with this consumer, and leaves it open. */
    List<RawRecord> read(Consumer<byte[], byte[]> consumer, Map<TopicPart, Long> nextOffsets) throws IOException {
        long startNanos = System.nanoTime();
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(consumer, ends, nextOffsets);
        List<RawRecord> records = new ArrayList<>();
        while (!hasArrived(consumer, ends)) {
            if (System.nanoTime() - startNanos > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
                throw new IOException("the topics " + topics + " were not read to their end within " + timeoutMillis
                        + " ms (" + records.size() + " records so far); see whether the brokers answer, or raise"
                        + " kafka.readTimeout");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records.add(RawRecords.of(record));
            }
        }
        // Not by partition as they came: a rule may ask a list.
        records.sort(Comparator.comparingInt(record -> topics.indexOf(record.topic())));
        return records;
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) throws IOException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known.isEmpty() && topic.equals(required)) {
                throw new IOException("the topic '" + topic + "' does not exist; create it: kafka-topics.sh --create"
                        + " --topic " + topic + " --partitions 1 --config cleanup.policy=compact");
            }
            for (PartitionInfo partition : known) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        return partitions;
    }

    // A next offset beyond the end is of an earlier topic of that name: what this one holds was never read.
    private static void seek(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Map<TopicPart, Long> nextOffsets) {
        ends.forEach((partition, end) -> {
            long next = nextOffsets.getOrDefault(new TopicPart(partition.topic(), partition.partition()), 0L);
            if (next > 0 && next <= end) {
                consumer.seek(partition, next);
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        });
    }

    private static boolean hasArrived(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey()) < end.getValue()) {
                return false;
            }
        }
        return true;
    }
}
