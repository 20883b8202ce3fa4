package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.DecisionJob;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryInputs;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands with the job of production. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsIT {
    private static final String DECISION = "%-15s %-10s score %-4s ";

    private EmbeddedBroker broker;
    private LocalFlink flink;
    private Path folder;

    @BeforeAll
    void startTheJob(@TempDir Path temporary) throws Exception {
        folder = temporary;
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        Map<String, String> settings = Map.of(
                "kafka.bootstrapServers", broker.bootstrapServers(),
                "checkpoints.dir", folder.resolve("checkpoints").toUri().toString(),
                "state.backend", "hashmap");
        JobConfig config = new JobConfigs().read(Path.of("job-configs/local.yaml"), settings, Map.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        DecisionJob.build(env, config);
        flink = LocalFlink.run(env, "weir-commands");
    }

    @AfterAll
    void stopTheJob() throws Exception {
        flink.close();
        broker.close();
    }

    @Test
    void aFileBecomesARuleInForce() throws Exception {
        write(
                "born/large.yaml",
                rule("large")
                        .when("transaction.customerId == 'born' && transaction.amount > 100")
                        .yaml());

        Ran first = weir("rules", "push", at("born"), "--wait");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("new                large, version 1")
                .last()
                .asString()
                .matches("large +1 +ACTIVE +\\d+");
        Ran again = weir("rules", "push", at("born"), "--wait");
        assertThat(again.code()).isZero();
        assertThat(again.text()).contains("0 rules to push, 1 unchanged");

        Ran sent = send("{\"transactionId\":\"born-1\",\"customerId\":\"born\",\"amount\":200}");
        assertThat(sent.code()).isZero();
        assertThat(sent.out())
                .last()
                .asString()
                .startsWith(DECISION.formatted("REVIEW", "born", "50") + "by large on transaction born-1");
    }

    @Test
    void theJarPushesWithNothingAroundIt() throws Exception {
        write(
                "jar/jar.yaml",
                rule("jar").when("transaction.customerId == 'jar'").yaml());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("weir.jar")));
        command.addAll(List.of("rules", "push", at("jar"), "--wait", "--bootstrap-servers", broker.bootstrapServers()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said;
        try (Stream<String> lines = process.inputReader().lines()) {
            said = lines.toList();
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said).last().asString().matches("jar +1 +ACTIVE +\\d+");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theTopicsAreAHistory() throws Exception {
        send("{\"transactionId\":\"old\",\"customerId\":\"h\",\"amount\":1,\"timestamp\":\"2026-03-02T00:00:00Z\"}");
        send("{\"transactionId\":\"older\",\"customerId\":\"h\",\"amount\":1,\"timestamp\":\"2026-03-01T00:00:00Z\"}");
        Map<String, String> brokers = Map.of("kafka.bootstrapServers", broker.bootstrapServers());
        JobConfig config = new JobConfigs().read(Path.of("job-configs/local.yaml"), brokers, Map.of());
        HistoryInputs all = HistoryInputs.of(config, List.of("topics"));
        long toMillis = Instant.parse("2026-03-03T00:00:00Z").toEpochMilli();
        assertThat(read(all.between(0, toMillis))).containsExactly("older", "old");
        HistoryInputs clicks = HistoryInputs.of(config, List.of("topics:click"));
        assertThatThrownBy(() -> read(clicks)).hasMessage("there is no event in clickstream/0, clickstream/1");
        HistoryInputs unknown = HistoryInputs.of(config, List.of("topics:transaction,clik"));
        assertThatThrownBy(() -> read(unknown))
                .hasMessage("'clik' of topics:transaction,clik is no type of events; did you mean 'click'?");
    }

    private static List<String> read(HistoryInputs inputs) throws IOException {
        List<String> ids = new ArrayList<>();
        try (History history = Histories.open(inputs)) {
            for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
                ids.add(next.get().event().id());
            }
        }
        return ids;
    }

    private Ran weir(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--config", "job-configs/local.yaml"));
        return Ran.of(all.toArray(String[]::new));
    }

    private Ran send(String event) throws IOException {
        write("sent.jsonl", event + "\n");
        return weir("events", "send", at("sent.jsonl"), "--wait");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
