package dev.weir.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.job.Topic;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a client does at a broker. */
final class BrokerClient implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    BrokerClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes a record, and returns once the broker has it. */
    void send(String topic, String key, String value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                        topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    /** A reader of a topic, from its beginning. */
    Topic read(String topic) {
        return new Topic(bootstrapServers, topic);
    }

    /** Pushes a rule in its first version, and returns the answer to it. */
    JsonNode push(String id, String rule) throws ExecutionException, InterruptedException {
        send(Topics.RULES, id, rule);
        try (Topic status = read(Topics.RULE_STATUS)) {
            return status.await(1, answer -> answer.path("rule").asText().equals(id))
                    .get(0);
        }
    }

    /** Sends a transaction, and returns the decision on it. */
    JsonNode decide(String id, String transaction) throws ExecutionException, InterruptedException {
        send(Topics.TRANSACTIONS, id, transaction);
        try (Topic actions = read(Topics.ACTIONS)) {
            return actions.await(
                            1,
                            decision ->
                                    decision.path("trigger").path("id").asText().equals(id))
                    .get(0);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
