package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted stays in force when a refused record has taken its place on the topic, though the job lost its state. */
final class RulesInForceIT {
    private static final long NOW = JobRecords.MORNING;

    private static final String REFUSED = "{\"id\":\"listed\",\"version\":2}";
    private static final String COMPACTED = Topics.RULE_ROWS;

    @TempDir
    private Path folder;

    @Test
    void whatARefusedRecordTookThePlaceOfSurvivesAStartWithoutState() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic statuses = cluster.read(Topics.RULE_STATUS);
                Topic inForce = cluster.read(Topics.RULES_IN_FORCE)) {
            cluster.run(2);
            cluster.send(Topics.LISTS, "blocked", "{\"name\":\"blocked\",\"entries\":[\"anna\"]}");
            statuses.await(1, answer -> answer.path("list").asText().equals("blocked"));
            String rule = RuleDraft.rule("listed")
                    .when("inList('blocked', transaction.customerId)")
                    .outcome("BLOCK")
                    .json();
            cluster.push("listed", 1, rule);
            assertThat(inForce.await(1, document -> document.path("id").asText().equals("listed")))
                    .hasSize(1);

            cluster.send(Topics.RULES, "listed", REFUSED);
            cluster.send(Topics.LISTS, "blocked", "{\"name\":\"blocked\",\"entries\":[7]}");
            statuses.await(2, is("REJECTED"));

            // A topic that holds what compaction would have left.
            Topics.createOfRows(cluster.bootstrapServers());
            cluster.send(COMPACTED, "listed", REFUSED);
            cluster.send(Topics.TRANSACTIONS, "anna", JobRecords.transaction("anew", "anna", 5, NOW));
            cluster.run(1, Map.of("topics.rules", COMPACTED), "", inputs -> inputs);
            assertThat(outcomeOf(actions, "anew")).isEqualTo("BLOCK");
            statuses.await(4, is("REJECTED")); // what is on the topics is answered once more
            JsonNode last = statuses.await(
                            2,
                            is("ACTIVE")
                                    .and(answer -> answer.path("rule").asText().equals("listed")))
                    .get(1);
            assertThat(last.path("version").asInt()).isEqualTo(1);
        }
    }

    private static String outcomeOf(Topic actions, String transaction) {
        return actions.await(
                        1,
                        decision -> decision.path("trigger").path("id").asText().equals(transaction))
                .get(0)
                .path("outcome")
                .asText();
    }

    private static Predicate<JsonNode> is(String status) {
        return answer -> answer.path("status").asText().equals(status);
    }
}
