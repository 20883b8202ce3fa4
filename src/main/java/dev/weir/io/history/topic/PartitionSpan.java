package dev.weir.io.history.topic;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Records of a partition that follow each other.
 *
 * @param from the first offset
 * @param to the offset after the last one
 */
public record PartitionSpan(Kafka kafka, String topic, int partition, long from, long to) {

    /**
     * Returns what the partitions of a topic have now, in their order.
     *
     * @param sinceMillis records of this time or later; {@code Long.MIN_VALUE} for all
     * @throws IOException if there is no such topic, or no broker answers
     */
    public static List<PartitionSpan> of(KafkaTopics topics, Kafka kafka, String topic, long sinceMillis)
            throws IOException {
        KafkaTopics.Position begin = topics.beginning(topic);
        KafkaTopics.Position end = topics.end(topic);
        KafkaTopics.Position from = sinceMillis <= 0 ? begin : topics.since(topic, sinceMillis);
        List<PartitionSpan> spans = new ArrayList<>();
        new TreeMap<>(end.offsets()).forEach((partition, to) -> {
            long first = begin.offsets().getOrDefault(partition, 0L);
            // Between the questions records may have been written, and the first that is late enough may be one of
            // them.
            long since = Math.min(to, Math.max(first, from.offsets().getOrDefault(partition, first)));
            spans.add(new PartitionSpan(kafka, topic, partition, since, to));
        });
        return spans;
    }

    /** Returns how many offsets there are. */
    public long length() {
        return to - from;
    }
}
