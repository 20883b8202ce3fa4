package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.Ran;
import dev.weir.sandbox.database.CaptureProcess;
import dev.weir.sandbox.database.ConnectorFile;
import dev.weir.sandbox.database.ShopDatabase;
import dev.weir.sandbox.database.TestDatabases;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and entries of lists that somebody types into a database, from there to decisions and across a restart. */
final class RulesOfDatabaseIT {
    private static final Map<String, String> SETTINGS =
            Map.of("rules.fromTable", Topics.RULE_ROWS, "rules.listsFromTable", Topics.LIST_ROWS);

    @TempDir
    private Path folder;

    private int asked;

    @Test
    void whatIsInsertedDecidesAndWhatIsDeletedNoLonger() throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("kafka"));
                Topic status = cluster.read(Topics.RULE_STATUS);
                Topic actions = cluster.read(Topics.ACTIONS);
                ShopDatabase database = ShopDatabase.start(0, TestDatabases.in(folder.resolve("database")));
                Connection shop = database.connect()) {
            Topics.createOfRows(cluster.bootstrapServers());
            run(shop, insert("early", 1, "true", "REVIEW"));
            try (CaptureProcess capture = CaptureProcess.start(
                    ConnectorFile.read(ConnectorFile.OF_POSTGRES),
                    database,
                    cluster.bootstrapServers(),
                    Files.createDirectories(folder.resolve("capture")))) {
                cluster.run(1, SETTINGS, "", inputs -> inputs);
                assertThat(outcome(cluster, actions, "anna")).isEqualTo("REVIEW");

                run(shop, insert("listed", 1, "inList('bad', transaction.customerId)", "BLOCK"));
                assertThat(answer(status, "listed", "ACTIVE").path("version").asInt())
                        .isEqualTo(1);
                run(shop, "INSERT INTO lists VALUES ('bad', 'anna'), ('bad', 'bert')");
                awaitOutcome(cluster, actions, "anna", "BLOCK");
                run(shop, insert("typo", 1, "transaction.amunt > 3", "BLOCK"));
                assertThat(answer(status, "typo", "REJECTED").findValuesAsText("path"))
                        .contains("when");

                assertThat(capture.process().isAlive()).isTrue();
                String savepoint = cluster.stop();
                run(shop, "DELETE FROM rules WHERE id = 'early'; DELETE FROM lists WHERE entry = 'anna'");
                cluster.run(1, SETTINGS, savepoint, inputs -> inputs);
                answer(status, "early", "REMOVED");
                awaitOutcome(cluster, actions, "anna", "APPROVE");
                awaitOutcome(cluster, actions, "bert", "BLOCK");
                theCommandsKnowThem(cluster);
            }
        }
    }

    private void theCommandsKnowThem(Cluster cluster) throws Exception {
        String local = Files.readString(Path.of("job-configs/local.yaml"));
        Path config = Files.writeString(
                folder.resolve("job.yaml"),
                local.replace("  # fromTable", "  fromTable").replace("  # listsFromTable", "  listsFromTable"));
        String[] job = {"--config", config.toString(), "--bootstrap-servers", cluster.bootstrapServers()};

        assertThat(Ran.of("rules", "list", job[0], job[1], job[2], job[3]).text())
                .containsPattern("listed +1 +live +ACTIVE")
                .containsPattern("typo +1 +live +REJECTED")
                .doesNotContain("early");
        assertThat(Ran.of("rules", "history", "early", job[0], job[1], job[2], job[3])
                        .text())
                .containsPattern("(?s)1 .*removed");
        assertThat(Ran.of("lists", "show", "bad", job[0], job[1], job[2], job[3])
                        .text())
                .contains("bert  until 9999-12-31T23:59:59.999Z  a row of the database")
                .doesNotContain("anna");
    }

    private static String insert(String id, int version, String when, String outcome) {
        String document = "{\"id\": \"" + id + "\", \"version\": " + version + ", \"on\": \"transaction\", \"when\": \""
                + when + "\", \"then\": {\"outcome\": \"" + outcome + "\"}}";
        return "INSERT INTO rules VALUES ('" + id + "', '" + document.replace("'", "''") + "')";
    }

    private static void run(Connection shop, String sql) throws SQLException {
        try (Statement statement = shop.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JsonNode answer(Topic status, String rule, String kind) {
        return status.await(
                        1,
                        answer -> answer.path("rule").asText().equals(rule)
                                && answer.path("status").asText().equals(kind))
                .get(0);
    }

    private String outcome(Cluster cluster, Topic actions, String customer) throws Exception {
        String id = "t-" + asked++;
        cluster.send(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 1, JobRecords.MORNING));
        return actions.await(
                        1,
                        decision -> decision.path("trigger").path("id").asText().equals(id))
                .get(0)
                .path("outcome")
                .asText();
    }

    /** Asks until the database's change has come through; entries of lists have no answer. */
    private void awaitOutcome(Cluster cluster, Topic actions, String customer, String wanted) throws Exception {
        String outcome = "";
        for (int i = 0; i < 1_000 && !outcome.equals(wanted); i++) {
            outcome = outcome(cluster, actions, customer);
        }
        assertThat(outcome).isEqualTo(wanted);
    }
}
