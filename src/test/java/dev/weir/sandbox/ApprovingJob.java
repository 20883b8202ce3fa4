package dev.weir.sandbox;

import dev.weir.sandbox.flink.Job;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A job that takes every rule, and approves every transaction. */
final class ApprovingJob implements Job {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Producer producer;
    private final FutureTask<@Nullable Void> running = new FutureTask<>(this::run);

    private ApprovingJob(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new Producer(bootstrapServers);
    }

    static ApprovingJob start(String bootstrapServers) {
        ApprovingJob job = new ApprovingJob(bootstrapServers);
        new Thread(job.running, "approving-job").start();
        return job;
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public void close() throws Exception {
        consumer.wakeup();
        running.get();
    }

    private @Nullable Void run() throws IOException, InterruptedException {
        try (consumer;
                producer) {
            List<TopicPartition> partitions = List.of(
                    new TopicPartition(Topics.RULES, 0),
                    new TopicPartition(Topics.TRANSACTIONS, 0),
                    new TopicPartition(Topics.TRANSACTIONS, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    answer(record);
                }
            }
        } catch (WakeupException e) {
            return null; // it was closed
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        if (record.topic().equals(Topics.RULES)) {
            String rule = new String(record.key(), StandardCharsets.UTF_8);
            String status = "{\"rule\":\"" + rule + "\",\"version\":1,\"status\":\"ACTIVE\",\"errors\":[]}";
            producer.sendNow(Topics.RULE_STATUS, rule, status, 0);
            return;
        }
        String id =
                new String(record.value(), StandardCharsets.UTF_8).replaceAll(".*\"transactionId\":\"([^\"]*).*", "$1");
        String decision = "{\"trigger\":{\"type\":\"transaction\",\"id\":\"" + id
                + "\"},\"subject\":\"c\",\"outcome\":\"APPROVE\",\"score\":0.0,\"reasons\":[]}";
        producer.send(new Message(Topics.ACTIONS, "c", decision, ""), 0);
    }
}
