package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.answer.ListWrite;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists come by a topic of their own, whole, and hold from the moment that their answer says so. */
final class ListsIT {
    private static final long NOW = JobRecords.MORNING;
    private static final String RULE = RuleDraft.rule("listed")
            .when("inList('blocked', transaction.customerId)")
            .outcome("BLOCK")
            .json();

    private static final String WRITING = RuleDraft.rule("writes")
            .when("transaction.amount > 100")
            .then("list: {name: hot-ips, entry: transaction.customerId, for: 24h}")
            .json();
    private static final String ASKING = RuleDraft.rule("hot")
            .when("inList('hot-ips', transaction.customerId)")
            .outcome("BLOCK")
            .json();

    @TempDir
    private Path folder;

    @Test
    void aListDecidesFromTheStartAndAfterEveryChangeAndAcrossARestart() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            cluster.send(Topics.RULES, "listed", RULE);
            cluster.send(Topics.LISTS, "blocked", list("\"anna\""));
            cluster.send(Topics.TRANSACTIONS, "anna", JobRecords.transaction("at-start", "anna", 5, NOW));
            cluster.run(2);
            assertThat(outcomeOf(actions, "at-start")).isEqualTo("BLOCK");
            JsonNode rule = statuses.await(1, of("rule", "listed", "ACTIVE")).get(0);
            assertThat(rule.has("warnings")).isFalse();

            cluster.send(Topics.LISTS, "blocked", list(aHundredThousand()));
            JsonNode answer = statuses.await(2, of("list", "blocked", "ACTIVE")).get(1);
            assertThat(answer.path("entries").asInt()).isEqualTo(100_000);
            assertThat(outcome(cluster, actions, "c-99999")).isEqualTo("BLOCK");
            assertThat(outcome(cluster, actions, "anna")).isEqualTo("APPROVE");

            cluster.send(Topics.LISTS, "blocked", "{\"name\":\"blocked\",\"entries\":[7]}");
            JsonNode refused =
                    statuses.await(1, of("list", "blocked", "REJECTED")).get(0);
            assertThat(refused.path("errors").get(0).path("path").asText()).isEqualTo("entries[0]");
            assertThat(outcome(cluster, actions, "c-7")).isEqualTo("BLOCK");

            String savepoint = cluster.stop();
            cluster.send(Topics.LISTS, "blocked", list("\"berta\""));
            cluster.send(Topics.TRANSACTIONS, "berta", JobRecords.transaction("while-down", "berta", 5, NOW));
            cluster.run(1, Map.of(), savepoint, inputs -> inputs);
            assertThat(outcomeOf(actions, "while-down")).isEqualTo("BLOCK");
            cluster.send(Topics.LISTS, "blocked", new byte[0]);
            statuses.await(1, of("list", "blocked", "REMOVED"));
            assertThat(outcome(cluster, actions, "berta")).isEqualTo("APPROVE");
            whatARulePutsOnAListHoldsUntilSomebodyTakesItAway(cluster, actions, statuses);
        }
    }

    /** A list that is pushed after an entry, and answered, says that the entry holds: both are on one partition. */
    private static void whatARulePutsOnAListHoldsUntilSomebodyTakesItAway(
            Cluster cluster, Topic actions, Topic statuses) throws Exception {
        cluster.push("writes", 1, WRITING);
        cluster.push("hot", 1, ASKING);
        try (Topic lists = cluster.read(Topics.LISTS)) {
            cluster.send(Topics.TRANSACTIONS, "cora", JobRecords.transaction("large", "cora", 500, NOW));
            assertThat(outcomeOf(actions, "large")).isEqualTo("REVIEW");
            JsonNode entry = lists.await(
                            1, record -> record.path("entry").asText().equals("cora"))
                    .get(0);
            assertThat(entry.path("rule").asText()).isEqualTo("writes");
            int before = statuses.await(1, of("list", "blocked", "ACTIVE")).size();
            cluster.send(Topics.LISTS, "blocked", list("\"x\""));
            statuses.await(before + 1, of("list", "blocked", "ACTIVE"));
            assertThat(outcome(cluster, actions, "cora")).isEqualTo("BLOCK");
            assertThat(outcome(cluster, actions, "dora")).isEqualTo("APPROVE");

            cluster.send(Topics.LISTS, ListWrite.gone("hot-ips", "cora").key(), new byte[0]);
            cluster.send(Topics.LISTS, "blocked", list("\"y\""));
            statuses.await(before + 2, of("list", "blocked", "ACTIVE"));
            assertThat(outcome(cluster, actions, "cora")).isEqualTo("APPROVE");
        }
    }

    private static String outcome(Cluster cluster, Topic actions, String customer) throws Exception {
        String id = customer + "-" + actions.records().size();
        cluster.send(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 5, NOW));
        return outcomeOf(actions, id);
    }

    private static String outcomeOf(Topic actions, String transaction) {
        Predicate<JsonNode> about =
                decision -> decision.path("trigger").path("id").asText().equals(transaction);
        return actions.await(1, about).get(0).path("outcome").asText();
    }

    private static Predicate<JsonNode> of(String what, String name, String status) {
        return answer -> answer.path(what).asText().equals(name)
                && answer.path("status").asText().equals(status);
    }

    private static String aHundredThousand() {
        return IntStream.range(0, 100_000).mapToObj(i -> "\"c-" + i + "\"").collect(Collectors.joining(","));
    }

    private static byte[] list(String entries) {
        return ("{\"name\":\"blocked\",\"entries\":[" + entries + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
