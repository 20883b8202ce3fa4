package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in the topics when the job starts. */
final class StartIT {
    private static final int RULES = 150;
    private static final int EVENTS = 6_000;

    @Test
    void noWaitingEventIsDecidedByFewerRulesThanTheTopicHeld(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            for (int rule = 0; rule < RULES; rule++) {
                String id = "rule-" + rule;
                cluster.post(
                        Topics.RULES,
                        0,
                        id,
                        RuleDraft.rule(id)
                                .when("transaction.amount == " + rule)
                                .outcome("MATCH")
                                .json());
            }
            for (int event = 0; event < EVENTS; event++) {
                String customer = "c" + event % 50;
                String record =
                        JobRecords.transaction("t-" + event, customer, event % RULES, JobRecords.MORNING + event);
                cluster.post(Topics.TRANSACTIONS, event % 2, customer, record);
            }
            cluster.flush();
            cluster.run(2);
            List<JsonNode> decisions = actions.await(EVENTS, d -> true);
            assertThat(decisions).allSatisfy(decision -> {
                assertThat(decision.path("reasons")).hasSize(1);
                assertThat(decision.path("rulesEpoch").asInt()).isEqualTo(RULES);
            });
        }
    }
}
