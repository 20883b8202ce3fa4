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
import dev.weir.operators.JobSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The engine of the job between the topics of the job, without Flink: it answers as the job would, and starts at once. */
final class EngineBehindTopics implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final JobConfig config;
    private final LocalEngine engine;
    private final JsonEvents reader;
    private final Map<String, KafkaTopics.Position> positions = new HashMap<>();
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
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            while (!closed) {
                if (look(topics) == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS); // or it takes the time of those whom it waits for
                }
            }
        }
        return null;
    }

    /** Answers what is new; how much that was. */
    private int look(KafkaTopics topics) throws IOException {
        int all = 0;
        for (String topic : List.of(
                config.topics().rules(),
                config.topics().lists(),
                config.topics().models())) {
            for (RawRecord update : news(topics, topic)) {
                answer(topics, engine.push(update));
                all++;
            }
        }
        for (EventType type : EventDefinitions.BUILT_IN.types()) {
            for (RawRecord event : news(topics, config.topics().of(type))) {
                decide(topics, event);
                all++;
            }
        }
        return all;
    }

    private List<RawRecord> news(KafkaTopics topics, String topic) throws IOException {
        KafkaTopics.Position from = positions.containsKey(topic) ? positions.get(topic) : topics.beginning(topic);
        KafkaTopics.Position end = topics.end(topic);
        List<RawRecord> records = new ArrayList<>();
        topics.read(from, record -> {
            if (record.offset() < end.offsets().getOrDefault(record.partition(), 0L)) {
                records.add(record);
            }
        });
        positions.put(topic, end);
        return records;
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
