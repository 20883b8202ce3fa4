package dev.weir.console;

import dev.weir.cli.console.PushNames;
import dev.weir.cli.console.TopicKeys;
import dev.weir.cli.console.TopicLetters;
import dev.weir.cli.console.TopicQuestions;
import dev.weir.cli.console.TopicRules;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.edit.CaseSeen;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.question.EventAsked;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.question.KeyQuestions;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A console on topics of a broker, with something of everything that pages show, and one key at which it fails. */
final class ConsoleOnTopics implements AutoCloseable {
    /** A key at which an error happens that nobody has foreseen. */
    static final String BROKEN = "cardId=broken";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EmbeddedBroker broker;
    private final Producer producer;
    private final ConsoleServer console;

    /** Fills the topics and the folder of reports, and starts the console, which may change rules; no job answers. */
    ConsoleOnTopics(Path reports) throws Exception {
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        producer = new Producer(broker.bootstrapServers());
        send(
                Topics.RULES,
                "big",
                "{\"id\":\"big\",\"version\":1,\"on\":\"transaction\",\"when\":\"transaction.amount > 500\"}");
        send(
                Topics.RULES,
                "big",
                "{\"id\":\"big\",\"version\":2,\"on\":\"transaction\",\"when\":\"transaction.amount > 700\"}");
        send(
                Topics.RULES,
                "spend",
                "{\"id\":\"spend\",\"version\":1,\"on\":\"transaction\",\"features\":{\"spend1h\":{\"sum\":\"transaction.amount\","
                        + "\"by\":[\"cardId\"],\"over\":\"1h\"}},\"when\":\"spend1h > 700\",\"then\":{\"outcome\":\"REVIEW\"}}");
        send(
                Topics.TRANSACTIONS,
                "c-1",
                "{\"transactionId\":\"t-before\",\"cardId\":\"card-9\",\"customerId\":\"c-1\",\"amount\":120.5,"
                        + "\"timestamp\":\"" + Instant.now() + "\"}");
        send(
                Topics.RULE_STATUS,
                "big",
                "{\"rule\":\"big\",\"version\":2,\"status\":\"ACTIVE\",\"epoch\":7,\"at\":\"" + Instant.now() + "\"}");
        send(Topics.LISTS, "blocked-ips", "{\"name\":\"blocked-ips\",\"entries\":[\"203.0.113.7\"]}");
        send(
                Topics.RULES,
                "big.proposed",
                "{\"id\":\"big.proposed\",\"version\":1,\"mode\":\"shadow\",\"on\":\"transaction\",\"when\":\"transaction.amount > 900\"}");
        send(
                Topics.MODELS,
                "card-fraud",
                "{\"model\":\"card-fraud\",\"version\":1,\"kind\":\"logistic\",\"inputs\":{\"amount\":\"transaction.amount\"},"
                        + "\"weights\":{\"amount\":0.5}}");
        send(Topics.DEAD_LETTERS, "c-1", "{\"transactionId\":\"t-dead\"}");
        for (String report : List.of("monday.json", "tuesday.json")) {
            Files.writeString(
                    reports.resolve(report),
                    "{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-08T00:00:00Z\",\"events\":9,\"all\":{\"hits\":2},"
                            + "\"rules\":[{\"id\":\"big\",\"version\":2,\"outcome\":\"BLOCK\",\"measures\":{\"hits\":2}}],"
                            + "\"models\":[{\"model\":\"card-fraud\",\"latestVersion\":1,\"all\":{\"auc\":0.91}}]}");
        }
        decided("before");
        JobConfig config =
                new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        console = ConsoleServer.start(new ConsoleSettings(
                ConsoleSettings.LOOPBACK,
                0,
                config,
                config.kafka(),
                Optional.empty(),
                ConsoleSettings.BACK,
                AccessSettings.changing(),
                Optional.of(reports),
                tasks(config)));
        await("before");
    }

    ConsoleServer console() {
        return console;
    }

    private static ConsoleTasks tasks(JobConfig config) {
        TopicRules changes =
                new TopicRules(config, config.kafka(), Optional.empty(), new PushNames.Unsigned("ann"), true);
        List<CaseSeen> cases = List.of(
                new CaseSeen("fails", false, List.of("-{outcome: BLOCK}")),
                new CaseSeen("is as it was", true, List.of()));
        return new ConsoleTasks(
                Optional.of(new TopicQuestions(config, config.kafka(), TopicKeys.MOST)),
                Optional.of(new BrokenOnce(new TopicKeys(config, config.kafka(), TopicKeys.MOST))),
                Optional.of(rule -> new DraftChecked(List.of(), List.of(), cases, "")),
                Optional.of(changes),
                Optional.of(new TopicLetters(config, config.kafka())));
    }

    /** Has an error that nobody has foreseen, for one key. */
    private record BrokenOnce(KeyQuestions others) implements KeyQuestions {
        @Override
        public KeyAnswered about(String key, Optional<Duration> back) throws IOException {
            if (key.equals(BROKEN)) {
                throw new IllegalStateException(key);
            }
            return others.about(key, back);
        }

        @Override
        public List<String> keysOf(EventAsked event) throws IOException {
            return others.keysOf(event);
        }
    }

    @Override
    public void close() {
        console.close();
        producer.close();
        broker.close();
    }

    private void send(String topic, String key, String json) throws Exception {
        producer.sendNow(topic, key, json, System.currentTimeMillis());
    }

    void decided(String id) throws Exception {
        Instant now = Instant.now();
        send(
                Topics.ACTIONS,
                "c-1",
                "{\"decisionId\":\"" + id + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"t-" + id
                        + "\"},\"subject\":\"c-1\",\"eventTime\":\"" + now + "\",\"decidedAt\":\"" + now
                        + "\",\"outcome\":\"BLOCK\",\"score\":80,\"reasons\":[{\"rule\":\"big\",\"version\":2,\"outcome\":\"BLOCK\",\"score\":80}],\"shadow\":[]}");
    }

    void await(String id) {
        while (console.sightings().latest(row -> row.id().equals(id), 1).isEmpty()
                || !console.sightings().reading().isUpToDate()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
