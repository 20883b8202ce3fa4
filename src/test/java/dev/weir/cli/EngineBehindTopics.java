package dev.weir.cli;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.record.RawRecords;
import dev.weir.operators.JobSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The engine of the job between the topics of the job, without Flink: it answers as the job would, and starts at once. */
final class EngineBehindTopics implements AutoCloseable {
    /** How long the broker may take until it says that there is nothing; so long a close may take. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final JobConfig config;
    private final LocalEngine engine;
    private final JsonEvents reader;
    private final FutureTask<@Nullable Void> running = new FutureTask<>(this::run);
    private volatile boolean closed;

    private EngineBehindTopics(JobConfig config) {
        JobSettings settings = Settings.of(config);
        this.config = config;
        this.reader = JsonEvents.of(config);
        this.engine = new LocalEngine(
                        settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis())
                .loading(settings.artifacts().source())
                .withoutOwnDecisions();
    }

    /** Starts, on a thread of its own. */
    static EngineBehindTopics start(JobConfig config) {
        EngineBehindTopics started = new EngineBehindTopics(config);
        new Thread(started.running, "engine-behind-topics").start();
        return started;
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        closed = true;
        running.get();
    }

    private @Nullable Void run() throws IOException {
        List<String> updates = List.of(
                config.topics().rules(),
                config.topics().lists(),
                config.topics().models());
        List<String> all = new ArrayList<>(updates);
        EventDefinitions.BUILT_IN
                .types()
                .forEach(type -> all.add(config.topics().of(type)));
        try (KafkaTopics topics = new KafkaTopics(config.kafka());
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(all.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            while (!closed) {
                // The broker answers once one of them has something: to ask each again and again takes time of its own.
                ConsumerRecords<byte[], byte[]> news = consumer.poll(LOOK);
                for (String topic : all) {
                    for (ConsumerRecord<byte[], byte[]> record : news.records(topic)) {
                        hear(topics, updates.contains(topic), RawRecords.withSender(record));
                    }
                }
            }
        }
        return null;
    }

    /** Of all topics at once, so that what is pushed is heard before the events that were sent after it. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        config.kafka().bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        Integer.MAX_VALUE),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void hear(KafkaTopics topics, boolean isUpdate, RawRecord record) throws IOException {
        if (isUpdate) {
            answer(topics, engine.push(record));
        } else {
            decide(topics, record);
        }
    }

    private void answer(KafkaTopics topics, RuleStatus answer) throws IOException {
        topics.write(
                config.topics().ruleStatus(),
                answer.rule(),
                new JsonRuleStatus().write(answer.givenAt(System.currentTimeMillis())));
    }

    private void decide(KafkaTopics topics, RawRecord record) throws IOException {
        for (Event event : reader.read(record).events()) {
            for (Decision decision : engine.decide(event)) {
                boolean onlyTells = decision.reasons().isEmpty()
                        && !decision.trigger().type().equals(EventType.TRANSACTION.ruleName());
                topics.write(
                        onlyTells
                                ? config.topics().shadow().orElseThrow()
                                : config.topics().actions(),
                        decision.subject(),
                        new JsonDecisions().write(now(decision)));
            }
        }
    }

    /** The engine's clock stands at the latest event; a job's does not. */
    private static Decision now(Decision decision) {
        return new Decision(
                decision.decisionId(),
                decision.trigger(),
                decision.subject(),
                decision.eventTimeMillis(),
                System.currentTimeMillis(),
                decision.outcome(),
                decision.score(),
                decision.reasons(),
                decision.shadow(),
                decision.rulesEpoch(),
                decision.ofEvent(),
                decision.duplicateOf(),
                decision.byChannel());
    }
}
