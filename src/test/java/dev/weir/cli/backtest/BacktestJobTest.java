package dev.weir.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.FlinkEnvironment;
import dev.weir.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The backtest as a job, from files to files. */
@ResourceLock(FlinkEnvironment.LOCK)
@Timeout(600)
final class BacktestJobTest {
    private static final int SLOTS = 2;
    private static final ObjectMapper JSON = new JsonMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(SLOTS)
            .build());

    private static final String OFTEN = """
            id: often
            version: 1
            on: transaction
            features:
              n: {count: transaction, by: [cardId], over: 1h}
            when: n >= 3
            then: {outcome: REVIEW}
            """;
    private static final String ABANDONED = """
            id: abandoned
            version: 1
            pattern:
              within: 30m
              stages:
                - {name: cart, on: click, where: click.type == "ADD_TO_CART"}
                - {name: bought, on: click, where: click.type == "PURCHASE", not: true}
            then: {outcome: REMIND}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeHistory() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("events"));
        StringBuilder payments = new StringBuilder("what no reader can read\n");
        for (int i = 0; i < 8; i++) {
            payments.append("{\"transactionId\": \"t-")
                    .append(i)
                    .append("\", \"timestamp\": \"2026-03-01T10:0")
                    .append(7 - i)
                    .append(":00Z\", \"customerId\": \"c-")
                    .append(i % 2)
                    .append("\", \"cardId\": \"card-")
                    .append(i % 2)
                    .append("\", \"amount\": 5.0, \"currency\": \"EUR\"}\n");
        }
        Files.writeString(folder.resolve("events/transaction.jsonl"), payments);
        Files.writeString(
                folder.resolve("events/click.jsonl"),
                "{\"eventId\": \"e-1\", \"timestamp\": \"2026-03-01T09:00:00Z\", \"sessionId\": \"s-1\", \"customerId\": \"c-9\","
                        + " \"type\": \"ADD_TO_CART\", \"sku\": \"x\"}\n");
    }

    @Test
    void aHistoryOfFilesIsDecidedInTheOrderOfTimeAndWrittenWithASummary() throws Exception {
        rule("often", OFTEN);
        rule("abandoned", ABANDONED);

        run("");

        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode decision : decisions()) {
            outcomes.put(
                    decision.path("trigger").path("id").asText(),
                    decision.path("outcome").asText());
        }
        assertThat(outcomes)
                .hasSize(9)
                .containsEntry("e-1", "REMIND")
                .containsEntry("t-7", "APPROVE") // the file is not in order
                .containsEntry("t-4", "APPROVE")
                .containsEntry("t-3", "REVIEW")
                .containsEntry("t-0", "REVIEW");
        assertThat(JSON.readTree(folder.resolve("out/summary.json").toFile()))
                .isEqualTo(JSON.readTree(
                        "{\"events\": 9, \"unreadable\": 1, \"decisions\": 9, \"outcomes\": {\"APPROVE\": 4,"
                                + " \"REMIND\": 1, \"REVIEW\": 4}, \"rules\": {\"abandoned\": 1, \"often\": 4}}"));
    }

    @Test
    void whatIsBeforeTheBeginningFillsTheWindowsAndTimeGoesOnToTheEnd() throws Exception {
        rule("often", OFTEN);
        rule("abandoned", ABANDONED);
        Path clicks = folder.resolve("events/click.jsonl");
        Files.writeString(clicks, Files.readString(clicks).replace("T09:00", "T10:06"));

        run("", "--from=2026-03-01T10:05:00Z", "--to=2026-03-01T12:00:00Z");

        assertThat(JSON.readTree(folder.resolve("out/summary.json").toFile()).path("rules"))
                .as("the third payment within the window lies behind the beginning, and the first two before it")
                .isEqualTo(JSON.readTree("{\"abandoned\": 1, \"often\": 3}"));
        assertThat(decisions()).hasSize(4);
    }

    /** With the usual lateness of 10 s a job decides about what is due at 11:00:00 when an event of 11:00:10 has come. */
    @Test
    void aPeriodHasWhatAJobDecidesInItAsTheCommandCountsIt() throws Exception {
        rule("abandoned", ABANDONED);
        StringBuilder carts = new StringBuilder();
        for (String due : List.of(
                "10:59:49.999Z",
                "10:59:50.000Z",
                "10:59:59.999Z",
                "11:00:00.000Z",
                "12:00:00.000Z",
                "12:59:49.999Z",
                "12:59:50.000Z")) {
            Instant cart = Instant.parse("2026-03-01T" + due).minus(30, ChronoUnit.MINUTES);
            carts.append("{\"eventId\": \"due-" + due + "\", \"timestamp\": \"" + cart + "\", \"sessionId\": \"s-" + due
                    + "\", \"customerId\": \"c\", \"type\": \"ADD_TO_CART\", \"sku\": \"x\"}\n");
        }
        Files.writeString(folder.resolve("events/click.jsonl"), carts);
        Files.delete(folder.resolve("events/transaction.jsonl"));

        run("", "--from=2026-03-01T11:00:00Z", "--to=2026-03-01T13:00:00Z");

        assertThat(decisions())
                .extracting(decision -> decision.path("trigger").path("id").asText())
                .containsExactlyInAnyOrder(
                        "due-10:59:50.000Z",
                        "due-10:59:59.999Z",
                        "due-11:00:00.000Z",
                        "due-12:00:00.000Z",
                        "due-12:59:49.999Z");
        Ran command = Ran.of(
                "backtest",
                folder.resolve("rules").toString(),
                "--events=" + folder.resolve("events"),
                "--from=2026-03-01T11:00:00Z",
                "--to=2026-03-01T13:00:00Z",
                "--json");
        assertThat(JSON.readTree(command.text()).at("/rules/0/measures/alerts").asInt())
                .as("%s", command)
                .isEqualTo(5);
    }

    @Test
    void whatTheJobWouldReadAgainIsRefusedWithTheNameOfTheRuleAndWhatToRunInstead() throws Exception {
        rule(
                "blocks",
                OFTEN.replace("often", "blocks")
                        .replace("REVIEW}", "REVIEW, list: {name: hot, entry: transaction.ip, for: 1h}}"));

        assertThatThrownBy(() -> run("rules: {mayWrite: [hot]}"))
                .hasMessage("the rule 'blocks' puts entries on the list 'hot', which a backtest on Flink does not read"
                        + " again; leave it out, or play the history in one process: weir backtest");

        rule("blocks", OFTEN.replace("often", "blocks").replace("count: transaction", "count: decision"));
        assertThatThrownBy(() -> run("decisions: {events: decisions-as-events}"))
                .hasMessageContaining("the rule 'blocks' counts decisions");

        rule("blocks", OFTEN.replace("often", "blocks"));
        assertThatThrownBy(() -> run("identity: {customer: {from: sessionId, to: customerId}}"))
                .hasMessageContaining("links sessions to customers (identity)")
                .hasMessageContaining("weir backtest");
    }

    @Test
    void modelsAreAskedWithTheirFeaturesAndOneThatWouldLearnIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("rules/models"));
        Path model = folder.resolve("rules/models/busy.yaml");
        String busy = """
                model: busy
                version: 1
                on: transaction
                features: {n: {count: transaction, by: [cardId], over: 1h}}
                inputs: {n: n}
                kind: logistic
                bias: -25
                weights: {n: 10}
                """;
        Files.writeString(model, busy);
        rule("often", OFTEN.replace("n >= 3", "score(\"busy\") > 0.5"));
        run("");
        assertThat(decisions().stream().filter(one -> !one.path("reasons").isEmpty()))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(one.at("/reasons/0/scores/busy/score").asDouble())
                                .isGreaterThan(0.5));

        Files.writeString(model, busy.replace("logistic", "online"));
        assertThatThrownBy(() -> run(""))
                .hasMessageContaining("the model 'busy' learns from labels")
                .hasMessageEndingWith("weir backtest");
    }

    @Test
    void aRefusedRuleIsToldWithItsPlace() throws Exception {
        rule("often", OFTEN.replace("n >= 3", "m >= 3"));

        assertThatThrownBy(() -> run("")).hasMessageContaining("often.yaml:6").hasMessageContaining("'m'");
    }

    private void rule(String id, String document) throws IOException {
        Files.writeString(folder.resolve("rules/" + id + ".yaml"), document);
    }

    private void run(String config, String... more) throws Exception {
        Path file = folder.resolve("config.yaml");
        Files.writeString(file, "kafka: {bootstrapServers: none:9092}\n" + config);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(SLOTS);
        List<String> arguments = new ArrayList<>(List.of(
                "--backtest",
                "--config",
                file.toString(),
                "--rules",
                folder.resolve("rules").toString(),
                "--events",
                folder.resolve("events").toUri().toString(),
                "--out",
                folder.resolve("out").toUri().toString()));
        arguments.addAll(List.of(more));
        BacktestJob.build(env, arguments.toArray(String[]::new));
        env.execute();
    }

    private List<JsonNode> decisions() throws IOException {
        List<JsonNode> decisions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    decisions.add(JSON.readTree(line));
                }
            }
        }
        return decisions;
    }
}
