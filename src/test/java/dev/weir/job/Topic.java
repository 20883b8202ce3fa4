package dev.weir.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed of a topic, from its beginning, and remembers what it read. */
public final class Topic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<JsonNode> read = new ArrayList<>();

    public Topic(String bootstrapServers, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(name, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All records read so far. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** The values read so far, as JSON. */
    public List<JsonNode> values() {
        return IntStream.range(0, records.size())
                .mapToObj(this::value)
                .<JsonNode>map(JsonNode::deepCopy)
                .toList();
    }

    /** Reads on until there are so many values that match. */
    public List<JsonNode> await(int count, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> found = new ArrayList<>();
        int looked = 0;
        while (System.nanoTime() < deadline) {
            for (; looked < records.size(); looked++) {
                JsonNode value = value(looked);
                if (wanted.test(value)) {
                    found.add(value.deepCopy());
                }
            }
            if (found.size() >= count) {
                return found;
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        throw new AssertionError("waited " + PATIENCE + " for " + count + " records in " + name + ", got "
                + found.size() + " of " + records.size() + ", the last: "
                + (records.isEmpty() ? "none" : new String(last().value(), StandardCharsets.UTF_8)));
    }

    /** Reads on until there are so many records. */
    public List<ConsumerRecord<byte[], byte[]>> awaitRecords(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        if (records.size() < count) {
            throw new AssertionError(
                    "waited " + PATIENCE + " for " + count + " records in " + name + ", got " + records.size());
        }
        return records;
    }

    private ConsumerRecord<byte[], byte[]> last() {
        return records.get(records.size() - 1);
    }

    /** That of a record; it is read once, since those who wait look at all of them again and again. */
    private JsonNode value(int record) {
        for (int next = read.size(); next <= record; next++) {
            read.add(json(records.get(next)));
        }
        return read.get(record);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(new String(record.value(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON in " + record, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
