package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream and a table that the config declares, from topics to decisions and across a restart that moves state. */
final class DeclaredStreamIT {
    private static final long NOW = JobRecords.MORNING;
    private static final int MANY = 20_000;
    private static final Map<String, String> SETTINGS = Map.of(
            "tables", "{customer: {topic: customers, by: customerId, key: id, fields: {segment: string}}}",
            "streams", "{returns: {topic: returns, id: returnId, subject: customerId, fields: {amount: double}}}",
            "decisions.events", "decided-before");

    private static final Map<String, String> WITH_LEVELS =
            with("{customer: {topic: customers, by: customerId, key: id, fields: {segment: string}},"
                    + " standing: {topic: levels, by: customerId, key: id, fields: {level: int}}}");

    @TempDir
    private Path folder;

    @Test
    void itsEventsAreKeptInFeaturesTriggerRulesAndAreRememberedAcrossARestart() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic letters = cluster.read(Topics.DEAD_LETTERS)) {
            cluster.create("returns", 2);
            cluster.create("decided-before", 2);
            fill(cluster);
            cluster.run(2, SETTINGS, "", inputs -> inputs);
            assertThat(actions.await(1, any -> true).get(0).findValuesAsText("segment"))
                    .containsExactly("silver");
            assertThat(cluster.push("twice", 1, """
                            {"id": "twice", "version": 1, "on": "returns",
                             "features": {"n": {"count": "returns", "by": ["customerId"], "over": "1h"}},
                             "when": "n >= 2", "then": {"outcome": "REVIEW", "params": {"segment": "customer.segment"}}}""").path("status").asText()).isEqualTo("ACTIVE");
            cluster.send("returns", "anna", returned("r-1"));
            cluster.send("returns", "anna", "{\"returnId\":\"r-0\"}");
            cluster.send("customers", "anna", "{\"id\":\"anna\",\"segment\":\"gold\"}");
            cluster.send("customers", "anna", "{\"segment\":\"no key\"}");
            assertThat(letters.awaitRecords(2)).hasSize(2);

            String savepoint = cluster.stop();
            fillLevels(cluster);
            cluster.send("returns", "anna", returned("r-1"));
            cluster.send("returns", "anna", returned("r-2"));
            cluster.run(1, WITH_LEVELS, savepoint, inputs -> inputs);
            JsonNode decision = actions.await(
                            1, one -> one.path("subject").asText().equals("anna"))
                    .get(0);
            assertThat(decision.path("trigger").path("type").asText()).isEqualTo("returns");
            assertThat(decision.path("trigger").path("id").asText()).isEqualTo("r-2");
            assertThat(decision.path("subject").asText()).isEqualTo("anna");
            assertThat(decision.findValuesAsText("segment")).containsExactly("gold");
            assertThat(decision.findValuesAsText("level"))
                    .as("of a table that was declared since the savepoint")
                    .containsExactly("7");
            assertThat(decisionsAreCounted(cluster, actions)).isTrue();
        }
    }

    private static Map<String, String> with(String tables) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("tables", tables);
        return settings;
    }

    /** What stands in the topics when the job starts: a rule, an event, and its row behind many others. */
    private static void fill(Cluster cluster) throws Exception {
        cluster.send(Topics.RULES, "seen", """
                        {"id": "seen", "version": 1, "on": "returns", "when": "returns.returnId == 'r-early'",
                         "then": {"outcome": "REVIEW", "params": {"segment": "customer.segment"}}}""");
        cluster.send("returns", "berta", returned("r-early").replace("anna", "berta"));
        for (int i = 0; i < MANY; i++) {
            cluster.post("customers", i % 2, "c-" + i, "{\"id\":\"c-" + i + "\",\"segment\":\"gold\"}");
        }
        cluster.flush();
        cluster.commit("customers", "berta", "{\"id\":\"berta\",\"segment\":\"silver\"}");
    }

    /** What stands in the topics when the job is restored with one more table: a rule, and its row behind many others. */
    private static void fillLevels(Cluster cluster) throws Exception {
        cluster.create("levels", 2);
        for (int i = 0; i < MANY; i++) {
            cluster.post("levels", i % 2, "c-" + i, "{\"id\":\"c-" + i + "\",\"level\":1}");
        }
        cluster.flush();
        cluster.commit("levels", "anna", "{\"id\":\"anna\",\"level\":7}");
        cluster.send(Topics.RULES, "twice", """
                        {"id": "twice", "version": 2, "on": "returns",
                         "features": {"n": {"count": "returns", "by": ["customerId"], "over": "1h"}},
                         "when": "n >= 2",
                         "then": {"outcome": "REVIEW", "params": {"segment": "customer.segment", "level": "standing.level"}}}""");
    }

    /** Each further return is decided, and the decisions before it come back as events sooner or later. */
    private static boolean decisionsAreCounted(Cluster cluster, Topic actions) throws Exception {
        assertThat(cluster.push("decided", 1, """
                        {"id": "decided", "version": 1, "on": "returns",
                         "features": {"d": {"count": "decision", "by": ["customerId"], "over": "1h",
                                            "where": "decision.outcome == 'REVIEW' && decision.rule == 'twice'"}},
                         "when": "d >= 2", "then": {"outcome": "BLOCK"}}""").path("status").asText()).isEqualTo("ACTIVE");
        boolean counted = false;
        for (int i = 3; i < 100 && !counted; i++) {
            String id = "r-" + i;
            cluster.send("returns", "anna", returned(id));
            counted = actions.await(
                            1, one -> one.path("trigger").path("id").asText().equals(id))
                    .get(0)
                    .path("reasons")
                    .findValuesAsText("rule")
                    .contains("decided");
        }
        return counted;
    }

    private static String returned(String id) {
        return "{\"returnId\":\"" + id + "\",\"customerId\":\"anna\",\"amount\":5,\"timestamp\":" + NOW + "}";
    }
}
