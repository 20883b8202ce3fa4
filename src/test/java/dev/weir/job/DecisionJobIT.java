package dev.weir.job;

import static dev.weir.job.RecordsRead.about;
import static dev.weir.job.RecordsRead.header;
import static dev.weir.job.RecordsRead.withKey;
import static dev.weir.job.RecordsRead.withOutcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.EventType;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One running job, at parallelism 2, that all these stories are told to. Each uses customers and rules of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecisionJobIT {
    private static final long NOW = JobRecords.MORNING;
    private static final String PER_CUSTOMER = "n: {count: transaction, by: [customerId], over: 1h}";
    private Cluster cluster;
    private Topic actions;

    @BeforeAll
    void startTheJob(@TempDir Path folder) throws Exception {
        cluster = Cluster.start(folder);
        // The brokers of tests take dead letters as large as the events.
        cluster.run(2, Map.of("limits.maxDeadLetterBytes", Integer.toString(12 << 20)), "", inputs -> inputs);
        actions = cluster.read(Topics.ACTIONS);
    }

    @AfterAll
    void stopTheJob() throws Exception {
        actions.close();
        cluster.close();
    }

    @Test
    void everyTransactionIsDecidedAlsoWhenNothingFires() throws Exception {
        cluster.send(Topics.TRANSACTIONS, "anna", JobRecords.transaction("anna-1", "anna", 12.5, NOW));

        JsonNode decision = decisionAbout("anna-1");

        assertThat(decision.path("outcome").asText()).isEqualTo("APPROVE");
        assertThat(decision.path("score").asDouble()).isZero();
        assertThat(decision.path("subject").asText()).isEqualTo("anna");
        assertThat(decision.path("eventTime").asText()).isEqualTo("2026-03-01T10:00:00.000Z");
        assertThat(decision.path("reasons")).isEmpty();
    }

    @Test
    void aDecisionCarriesCloudEventsHeadersAndItsSubjectAsKey() throws Exception {
        cluster.send(Topics.TRANSACTIONS, "carl", JobRecords.transaction("carl-1", "carl", 12.5, NOW));

        JsonNode decision = decisionAbout("carl-1");
        ConsumerRecord<byte[], byte[]> record = recordOf(decision);

        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("carl");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id"))
                .isEqualTo(decision.path("decisionId").asText());
        assertThat(header(record, "ce_type")).isEqualTo("transaction.decision");
    }

    @Test
    void aRulePushedWhileItRunsDecidesAndShowsItsFeatures() throws Exception {
        cluster.push(
                "twice",
                1,
                RuleDraft.rule("twice")
                        .features(PER_CUSTOMER)
                        .when("transaction.customerId == 'dora' && n >= 2")
                        .json());
        cluster.send(Topics.TRANSACTIONS, "dora", JobRecords.transaction("dora-1", "dora", 5, NOW));
        cluster.send(Topics.TRANSACTIONS, "dora", JobRecords.transaction("dora-2", "dora", 5, NOW + 1));

        assertThat(decisionAbout("dora-1").path("outcome").asText()).isEqualTo("APPROVE");
        JsonNode second = decisionAbout("dora-2");
        assertThat(second.path("outcome").asText()).isEqualTo("REVIEW");
        assertThat(second.path("reasons").get(0).path("features").path("n").asInt())
                .isEqualTo(2);
        assertThat(second.path("reasons").get(0).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aChangedThresholdKeepsWhatTheFeatureCounted() throws Exception {
        cluster.push(
                "often",
                1,
                RuleDraft.rule("often")
                        .features(PER_CUSTOMER)
                        .when("transaction.customerId == 'emil' && n > 90")
                        .json());
        cluster.send(Topics.TRANSACTIONS, "emil", JobRecords.transaction("emil-1", "emil", 5, NOW));
        decisionAbout("emil-1");
        cluster.push(
                "often",
                2,
                RuleDraft.rule("often")
                        .version(2)
                        .features(PER_CUSTOMER)
                        .when("transaction.customerId == 'emil' && n >= 2")
                        .outcome("BLOCK")
                        .json());
        cluster.send(Topics.TRANSACTIONS, "emil", JobRecords.transaction("emil-2", "emil", 5, NOW + 5));

        JsonNode decision = decisionAbout("emil-2");

        assertThat(decision.path("outcome").asText()).isEqualTo("BLOCK");
        assertThat(decision.path("reasons").get(0).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aRejectedUpdateNamesItsErrorsAndLeavesTheEarlierVersionInForce() throws Exception {
        cluster.push(
                "steady",
                1,
                RuleDraft.rule("steady")
                        .when("transaction.customerId == 'fred'")
                        .outcome("BLOCK")
                        .json());
        JsonNode answer = cluster.push(
                "steady",
                2,
                RuleDraft.rule("steady")
                        .version(2)
                        .when("transaction.amout > 3")
                        .outcome("BLOCK")
                        .json());
        cluster.send(Topics.TRANSACTIONS, "fred", JobRecords.transaction("fred-1", "fred", 5, NOW));

        assertThat(answer.path("status").asText()).isEqualTo("REJECTED");
        assertThat(answer.path("errors").get(0).path("path").asText()).isEqualTo("when");
        assertThat(answer.path("errors").get(0).path("message").asText()).contains("amount");
        assertThat(decisionAbout("fred-1")
                        .path("reasons")
                        .get(0)
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aTombstoneRemovesARule() throws Exception {
        cluster.push(
                "brief",
                1,
                RuleDraft.rule("brief")
                        .when("transaction.customerId == 'gina'")
                        .outcome("BLOCK")
                        .json());
        cluster.send(Topics.RULES, "brief", new byte[0]);
        awaitStatus(status -> status.path("rule").asText().equals("brief")
                && status.path("status").asText().equals("REMOVED"));
        cluster.send(Topics.TRANSACTIONS, "gina", JobRecords.transaction("gina-1", "gina", 5, NOW));

        assertThat(decisionAbout("gina-1").path("outcome").asText()).isEqualTo("APPROVE");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersByteForByteAndTheJobGoesOn() throws Exception {
        byte[] deep = "[".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[10 << 20];
        cluster.send(Topics.TRANSACTIONS, "bad-json", "{\"transactionId\":");
        cluster.send(Topics.TRANSACTIONS, "bad-deep", deep);
        cluster.send(Topics.TRANSACTIONS, "bad-huge", huge);
        cluster.send(
                Topics.TRANSACTIONS,
                "bad-missing",
                "{\"transactionId\":\"x\",\"timestamp\":" + NOW + ",\"customerId\":\"c\"}");
        cluster.send(
                Topics.TRANSACTIONS,
                "bad-future",
                JobRecords.transaction("far", "hugo", 1, System.currentTimeMillis() + 86_400_000L * 365));
        cluster.send(Topics.TRANSACTIONS, "hugo", JobRecords.transaction("hugo-1", "hugo", 5, NOW));

        decisionAbout("hugo-1");
        try (Topic letters = cluster.read(Topics.DEAD_LETTERS)) {
            List<ConsumerRecord<byte[], byte[]>> records = letters.awaitRecords(5);
            assertThat(records)
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .contains("bad-json", "bad-deep", "bad-huge", "bad-missing", "bad-future");
            assertThat(withKey(records, "bad-huge").value()).isEqualTo(huge);
            assertThat(withKey(records, "bad-deep").value()).isEqualTo(deep);
            assertThat(header(withKey(records, "bad-missing"), "error")).contains("amount");
            assertThat(header(withKey(records, "bad-future"), "source.topic")).isEqualTo(Topics.TRANSACTIONS);
        }
    }

    @Test
    void aTransactionSeesWhatTheCustomerLookedAtAndTheStockOfItsLines() throws Exception {
        cluster.push(
                "joined",
                1,
                RuleDraft.rule("joined")
                        .features("views: {count: click, where: \"click.type == 'VIEW'\", by: [customerId], over: 1h}")
                        .when("views >= 2 && transaction.items.exists(i, i.stock.available < 5)")
                        .json());
        cluster.push(
                "arrived",
                1,
                RuleDraft.rule("arrived")
                        .on(EventType.INVENTORY)
                        .when("inventory.sku == 's-ida'")
                        .outcome("ARRIVED")
                        .json());
        cluster.push(
                "seen",
                1,
                RuleDraft.rule("seen")
                        .on(EventType.CLICK)
                        .when("stock.available == 3")
                        .outcome("SEEN")
                        .json());
        cluster.send(Topics.INVENTORY, "s-ida", JobRecords.stock("s-ida", "eu-1", 2, NOW));
        cluster.send(Topics.INVENTORY, "s-ida", JobRecords.stock("s-ida", "eu-2", 1, NOW));
        actions.await(2, withOutcome("ARRIVED"));
        cluster.send(Topics.CLICKSTREAM, "ida", JobRecords.click("ida-v1", "ida", "VIEW", "s-ida", NOW + 1));
        cluster.send(Topics.CLICKSTREAM, "ida", JobRecords.click("ida-v2", "ida", "VIEW", "s-ida", NOW + 2));
        actions.await(2, withOutcome("SEEN"));
        cluster.send(Topics.TRANSACTIONS, "ida", JobRecords.order("ida-1", "ida", "s-ida", 1, NOW + 10));

        assertThat(decisionAbout("ida-1").path("outcome").asText()).isEqualTo("REVIEW");
    }

    @Test
    void anEventThatComesAgainIsDecidedOnce() throws Exception {
        cluster.push(
                "again",
                1,
                RuleDraft.rule("again")
                        .features(PER_CUSTOMER)
                        .when("transaction.customerId == 'jane' && n >= 2")
                        .outcome("BLOCK")
                        .json());
        String first = JobRecords.transaction("jane-1", "jane", 5, NOW);
        cluster.send(Topics.TRANSACTIONS, "jane", first);
        cluster.send(Topics.TRANSACTIONS, "jane", first);
        cluster.send(Topics.TRANSACTIONS, "jane", JobRecords.transaction("jane-2", "jane", 5, NOW + 1));

        assertThat(decisionAbout("jane-2")
                        .path("reasons")
                        .get(0)
                        .path("features")
                        .path("n")
                        .asInt())
                .isEqualTo(2);
        assertThat(actions.values().stream().filter(about("jane-1"))).hasSize(1);
    }

    @Test
    void anEventProducedAfterActiveWasReadIsDecidedByThatVersion() throws Exception {
        for (int version = 1; version <= 15; version++) {
            cluster.push(
                    "fresh",
                    version,
                    RuleDraft.rule("fresh")
                            .version(version)
                            .when("transaction.customerId.startsWith('kim')")
                            .outcome("V" + version)
                            .json());
            String left = "kim-l-" + version;
            String right = "kim-r-" + version;
            cluster.post(Topics.TRANSACTIONS, 0, left, JobRecords.transaction(left, left, 5, NOW));
            cluster.post(Topics.TRANSACTIONS, 1, right, JobRecords.transaction(right, right, 5, NOW));
            cluster.flush();
            assertThat(decisionAbout(left).path("outcome").asText()).isEqualTo("V" + version);
            assertThat(decisionAbout(right).path("outcome").asText()).isEqualTo("V" + version);
        }
    }

    private JsonNode decisionAbout(String transaction) {
        return actions.await(1, about(transaction)).get(0);
    }

    private void awaitStatus(Predicate<JsonNode> wanted) {
        try (Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            statuses.await(1, wanted);
        }
    }

    private ConsumerRecord<byte[], byte[]> recordOf(JsonNode decision) {
        String id = decision.path("decisionId").asText();
        return actions.records().stream()
                .filter(record -> header(record, "ce_id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
