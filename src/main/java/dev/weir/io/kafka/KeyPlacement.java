package dev.weir.io.kafka;

import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * Where the records with a key are on a topic. Kafka's own partitioner puts them all in one partition, but others may
 * write the topic with another one, or without keys, and a topic may have been given more partitions since. So what its
 * first and last records say is asked before anybody relies on it.
 */
public final class KeyPlacement {
    /** How many records at each end of a partition are asked. */
    static final int ASKED = 50;

    private KeyPlacement() {}

    /** Returns the partition of a key, as Kafka's own partitioner chooses it. */
    public static int partitionOf(String key, int partitions) {
        return partitionOf(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    private static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** Returns the first and the last records of each partition between two positions, at most {@value #ASKED} each. */
    public static List<RawRecord> sample(KafkaTopics topics, KafkaTopics.Position from, KafkaTopics.Position end)
            throws IOException {
        Map<Integer, Long> firstEnds = new HashMap<>();
        Map<Integer, Long> lastBegins = new HashMap<>();
        end.offsets().forEach((partition, to) -> {
            long begin = Math.min(to, from.offsets().getOrDefault(partition, to));
            firstEnds.put(partition, Math.min(to, begin + ASKED));
            lastBegins.put(partition, Math.max(firstEnds.get(partition), to - ASKED));
        });
        List<RawRecord> sample = new ArrayList<>();
        topics.read(from, new KafkaTopics.Position(from.topic(), firstEnds), sample::add);
        topics.read(new KafkaTopics.Position(from.topic(), lastBegins), end, sample::add);
        return sample;
    }

    /** Returns whether records have keys, and all are where Kafka's own partitioner would have put them. */
    public static boolean isByKey(List<RawRecord> sample, int partitions) {
        return !sample.isEmpty()
                && sample.stream()
                        .allMatch(record ->
                                record.key().length > 0 && partitionOf(record.key(), partitions) == record.partition());
    }
}
