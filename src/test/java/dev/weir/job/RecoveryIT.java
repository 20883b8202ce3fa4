package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a restart and another parallelism change: nothing. */
final class RecoveryIT {
    private static final int CUSTOMERS = 20;
    private static final int EVENTS = 1_000;
    private static final String RULE = RuleDraft.rule("busy")
            .features(
                    "n: {count: transaction, by: [customerId], over: 1h}",
                    "spent: {sum: transaction.amount, by: [cardId], over: 10s}",
                    "before: {last: transaction.amount, by: [customerId], over: 1h, current: exclude}")
            .when("n % 3 == 0 || spent > 40 || orElse(before, 0.0) > 9.5")
            .json();

    /** Also those that train models, as in a job whose config says nothing of it. */
    private static final Map<String, String> ALL_OPERATORS = Map.of("models.training", "always");

    @TempDir
    private Path folder;

    @Test
    void aCrashInMidStreamChangesNoDecision() throws Exception {
        Path fail = folder.resolve("fail");

        Map<String, JsonNode> undisturbed = play(folder.resolve("a"), fail, false);
        Map<String, JsonNode> crashed = play(folder.resolve("b"), fail, true);

        assertThat(undisturbed).hasSize(EVENTS);
        assertThat(crashed).isEqualTo(undisturbed);
        assertThat(undisturbed.values())
                .anyMatch(d -> d.path("outcome").asText().equals("REVIEW"));
    }

    @Test
    void aJobGoesOnFromASavepointAtAnotherParallelism() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(1, ALL_OPERATORS, "", inputs -> inputs);
            cluster.push("busy", 1, RULE);
            assertThat(countAfter(cluster, actions, 1)).isEqualTo(1);
            cluster.run(2, ALL_OPERATORS, cluster.stop(), inputs -> inputs);
            assertThat(countAfter(cluster, actions, 2)).isEqualTo(2);
            cluster.run(1, ALL_OPERATORS, cluster.stop(), inputs -> inputs);
            assertThat(countAfter(cluster, actions, 3)).isEqualTo(3);
            assertThat(actions.values()).hasSize(3 * CUSTOMERS);
        }
    }

    /** Sends one more transaction of every customer; how many the rule counts for each, if they agree. */
    private static int countAfter(Cluster cluster, Topic actions, int round) throws Exception {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String name = "c" + customer;
            long at = JobRecords.MORNING + round * 60_000L;
            cluster.post(
                    Topics.TRANSACTIONS, customer % 2, name, JobRecords.transaction(name + "-" + round, name, 100, at));
        }
        cluster.flush();
        Predicate<JsonNode> ofRound = d -> d.path("trigger").path("id").asText().endsWith("-" + round);
        return actions.await(CUSTOMERS, ofRound).stream()
                .mapToInt(
                        d -> d.path("reasons").get(0).path("features").path("n").asInt())
                .reduce((a, b) -> a == b ? a : -1)
                .orElse(0);
    }

    private Map<String, JsonNode> play(Path files, Path fail, boolean failing) throws Exception {
        try (Cluster cluster = Cluster.start(files);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(2, Map.of(), "", inputs -> new FailsWhenTold(inputs, fail));
            cluster.push("busy", 1, RULE);
            send(cluster, 0, EVENTS / 2);
            actions.await(EVENTS / 4, d -> true);
            if (failing) {
                Files.createFile(fail);
            }
            send(cluster, EVENTS / 2, EVENTS);
            Map<String, JsonNode> decisions = awaitAll(actions);
            assertThat(fail).doesNotExist();
            return decisions;
        }
    }

    private static void send(Cluster cluster, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            String customer = "c" + i % CUSTOMERS;
            String record = JobRecords.transaction("t-" + i, customer, (i % 97) / 10.0, JobRecords.MORNING + i * 100L);
            cluster.post(Topics.TRANSACTIONS, i % 2, customer, record);
        }
        cluster.flush();
    }

    /** The first decision under each id, without the wall clock; a later one says the same. */
    private static Map<String, JsonNode> awaitAll(Topic actions) {
        actions.await(1, d -> d.path("trigger").path("id").asText().equals("t-" + (EVENTS - 1)));
        actions.await(1, d -> d.path("trigger").path("id").asText().equals("t-" + (EVENTS - 2)));
        Map<String, JsonNode> decisions = new TreeMap<>();
        for (int size = 0; decisions.size() < EVENTS; size = actions.records().size()) {
            actions.awaitRecords(Math.max(EVENTS, size));
            for (JsonNode decision : actions.values()) {
                ((ObjectNode) decision).remove("decidedAt");
                JsonNode first =
                        decisions.putIfAbsent(decision.path("decisionId").asText(), decision);
                assertThat(first == null ? decision : first).isEqualTo(decision);
            }
            if (decisions.size() < EVENTS) {
                actions.awaitRecords(actions.records().size() + 1);
            }
        }
        return decisions;
    }
}
