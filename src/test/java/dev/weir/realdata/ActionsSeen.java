package dev.weir.realdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads decisions as a consumer should: by their ids, the first of each. */
final class ActionsSeen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String deadLetters;
    private final Map<String, JsonNode> byId = new TreeMap<>();
    private final Map<String, JsonNode> byTrigger = new HashMap<>();

    ActionsSeen(String servers, String actions, String deadLetters) {
        this.deadLetters = deadLetters;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = partitions(actions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until there are so many decisions. */
    Map<String, JsonNode> awaitCount(int count) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (byId.size() < count) {
            if (poll() > 0) {
                deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError(byId.size() + " of " + count + " decisions, and " + countOfDeadLetters()
                        + " dead letters, and nothing for " + PATIENCE);
            }
        }
        return byId;
    }

    /** Reads on until all of these triggers, such as {@code transaction t-1}, are decided. */
    void await(Collection<String> triggers) {
        Set<String> missing = new HashSet<>(triggers);
        missing.removeAll(byTrigger.keySet());
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("no decision about " + missing + " within " + PATIENCE);
            }
            poll();
            missing.removeAll(byTrigger.keySet());
        }
    }

    /** The decision about a trigger, once it is there. */
    JsonNode about(String trigger) {
        await(List.of(trigger));
        return byTrigger.getOrDefault(trigger, MissingNode.getInstance());
    }

    /** How many records the job could not read. */
    long countOfDeadLetters() {
        return consumer.endOffsets(partitions(deadLetters)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private int poll() {
        int before = byId.size();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            JsonNode decision = Wire.read(new String(record.value(), StandardCharsets.UTF_8));
            byId.putIfAbsent(decision.required("decisionId").asText(), decision);
            JsonNode trigger = decision.required("trigger");
            byTrigger.putIfAbsent(
                    trigger.required("type").asText() + " "
                            + trigger.required("id").asText(),
                    decision);
        }
        return byId.size() - before;
    }

    /** A topic that was created a moment ago is not known everywhere at once. */
    private List<TopicPartition> partitions(String topic) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        while (infos.isEmpty()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("no topic " + topic + " within " + PATIENCE);
            }
            infos = consumer.partitionsFor(topic);
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
