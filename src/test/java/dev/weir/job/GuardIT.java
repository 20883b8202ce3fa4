package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job switches off by itself what does harm, at parallelism 2, and loses nothing meanwhile. */
final class GuardIT {
    private static final long NOW = JobRecords.MORNING;
    private static final int PAYMENTS = 200;
    private static final String GUARDED = """
            {"id":"greedy","version":%d,"on":"transaction","when":"transaction.amount > 0",
             "guard":{"maxBlockRate":"10%%","over":"10m"},"then":{"outcome":"BLOCK"}}""";
    private static final String FAILING = """
            {"id":"failing","version":1,"on":"transaction",
             "when":"1 / (size(transaction.items) - size(transaction.items)) == 1","then":{"outcome":"REVIEW"}}""";

    @TempDir
    private Path folder;

    @Test
    void bothGuardsSwitchTheirRulesOffAndEveryTransactionIsDecided() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            cluster.run(2);
            cluster.push("greedy", 1, GUARDED.formatted(1));
            cluster.push("failing", 1, FAILING);
            forge(cluster, "greedy");
            forge(cluster, "failing");
            pay(cluster, "before", PAYMENTS);
            JsonNode greedy = statuses.await(1, is("greedy", 1, "OFF")).get(0);
            JsonNode failing = statuses.await(1, is("failing", 1, "OFF")).get(0);
            assertThat(greedy.path("reason").asText()).contains("subjects within 10m, more than its guard of 10 %");
            assertThat(failing.path("reason").asText()).contains("subjects within 10m, more than the 20 %");
            assertThat(statuses.await(1, is("greedy", 1, "SWITCHING_OFF"))).isNotEmpty();

            pay(cluster, "after", PAYMENTS);
            Map<String, String> outcomes = outcomes(actions, 2 * PAYMENTS);
            assertThat(outcomes).hasSize(2 * PAYMENTS);
            assertThat(outcomes).containsEntry("before-0", "BLOCK");
            assertThat(outcomes.entrySet())
                    .filteredOn(outcome -> outcome.getKey().startsWith("after"))
                    .allSatisfy(outcome -> assertThat(outcome.getValue()).isEqualTo("APPROVE"));

            cluster.send(Topics.RULES, "greedy", GUARDED.formatted(1));
            assertThat(statuses.await(1, is("greedy", 1, "UNCHANGED")).get(0).path("warnings"))
                    .hasSize(1);
            stayOffWithoutState(cluster, actions, statuses);
        }
    }

    /** A job that is started anew, without its checkpoint, knows from the topic of answers what was switched off. */
    private static void stayOffWithoutState(Cluster cluster, Topic actions, Topic statuses) throws Exception {
        cluster.run(1);
        pay(cluster, "anew", 1);
        assertThat(outcomeOf(actions, "anew-0")).isEqualTo("APPROVE");
        cluster.push("greedy", 2, GUARDED.formatted(2));
        statuses.await(1, is("greedy", 2, "ACTIVE"));
        pay(cluster, "again", 1);
        assertThat(outcomeOf(actions, "again-0")).isEqualTo("BLOCK");
    }

    /** Comes before what Guard asks, on the same partition: were it believed, the first that is heard would be its reason. */
    private static void forge(Cluster cluster, String rule) throws Exception {
        cluster.send(Topics.RULE_STATUS, rule, """
                {"rule":"%s","version":1,"status":"SWITCHING_OFF","errors":[],"reason":"forged","epoch":99,"seal":"%s"}""".formatted(rule, "00".repeat(32)));
    }

    private static void pay(Cluster cluster, String prefix, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String customer = "c-" + i;
            cluster.post(
                    Topics.TRANSACTIONS,
                    i % 2,
                    customer,
                    JobRecords.transaction(prefix + "-" + i, customer, 5, NOW + i));
        }
        cluster.flush();
    }

    /** By its id: what the group had not committed is decided once more. */
    private static String outcomeOf(Topic actions, String transaction) {
        Predicate<JsonNode> about =
                decision -> decision.path("trigger").path("id").asText().equals(transaction);
        return actions.await(1, about).get(0).path("outcome").asText();
    }

    private static Map<String, String> outcomes(Topic actions, int count) {
        return actions.await(count, decision -> true).stream()
                .collect(Collectors.toMap(
                        decision -> decision.path("trigger").path("id").asText(),
                        decision -> decision.path("outcome").asText(),
                        (one, same) -> one));
    }

    private static Predicate<JsonNode> is(String rule, int version, String status) {
        return answer -> answer.path("rule").asText().equals(rule)
                && answer.path("version").asInt() == version
                && answer.path("status").asText().equals(status);
    }
}
