package dev.weir.sandbox.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads decisions, answers about rules and versions of models as they arrive, from the beginning of their topics. */
public final class Reader implements AutoCloseable {

    /** Receives them, on the reader's thread. */
    public interface Listener {
        /** Takes a decision, and the {@link System#nanoTime} when it was read. */
        void decided(DecisionSeen decision, long readNanos);

        /** Takes an answer about a rule. */
        void answered(RuleAnswer answer);

        /** Takes a document of a model that somebody pushed, or that the job trained, with the key of its record. */
        default void published(String model, JsonNode document) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final Listener listener;
    private final ObjectReader json = new JsonMapper().reader();
    private final FutureTask<Void> reading = new FutureTask<>(this::read);

    private Reader(String bootstrapServers, Listener listener) {
        this.listener = listener;
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
    }

    /** Reads on its own thread until it is closed. */
    public static Reader start(String bootstrapServers, Listener listener) {
        Reader reader = new Reader(bootstrapServers, listener);
        new Thread(reader.reading, "sandbox-reader").start();
        return reader;
    }

    /** Returns whether it still reads; if not, {@link #close} throws the reason. */
    public boolean isReading() {
        return !reading.isDone();
    }

    /**
     * Stops reading.
     *
     * @throws IOException if it could not read
     */
    @Override
    public void close() throws IOException, InterruptedException {
        kafka.wakeup();
        try {
            reading.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot read decisions", e.getCause());
        }
    }

    private @Nullable Void read() {
        try (kafka) {
            kafka.assign(partitions());
            kafka.seekToBeginning(kafka.assignment());
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                    receive(record, System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            return null; // it was closed, which ends a consumer
        }
    }

    private List<TopicPartition> partitions() {
        return Stream.of(Topics.ACTIONS, Topics.RULE_STATUS, Topics.MODELS)
                .flatMap(topic -> kafka.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void receive(ConsumerRecord<byte[], byte[]> record, long readNanos) {
        if (record.value() == null) {
            return; // a tombstone contains nothing
        }
        JsonNode value = parse(record);
        if (!value.isObject()) {
            return;
        }
        if (record.topic().equals(Topics.ACTIONS)) {
            listener.decided(DecisionSeen.of(value), readNanos);
        } else if (record.topic().equals(Topics.MODELS)) {
            listener.published(new String(record.key(), StandardCharsets.UTF_8), value);
        } else {
            listener.answered(RuleAnswer.of(value));
        }
    }

    private JsonNode parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return json.readTree(new String(record.value(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            LOG.warn( // without the message, which quotes the content
                    "the record on {} at offset {} is not JSON", record.topic(), record.offset());
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
