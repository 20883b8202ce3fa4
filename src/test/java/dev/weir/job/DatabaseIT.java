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
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real database whose log reaches the job: after many random changes, with the connector and the job killed on the way,
 * a rule sees every row as it is in the database; and rules and entries of lists that somebody types into it decide.
 */
@SuppressWarnings("NullAway.Init") // JUnit opens everything first
final class DatabaseIT {
    private static final int CHANGES = 3_000;
    private static final int FEW_CHANGES = 200;
    private static final Map<String, String> SETTINGS = Map.of(
            "tables",
            "{customer: {topic: customers, by: customerId, key: id,"
                    + " fields: {segment: string, homeCountry: string, vip: bool, note: string, points: int}}}",
            "rules.fromTable",
            Topics.RULE_ROWS,
            "rules.listsFromTable",
            Topics.LIST_ROWS);
    private static final String PROBE = """
            {"id": "probe", "version": 1, "on": "transaction", "when": "transaction.amount == 1",
             "then": {"outcome": "REVIEW", "params": {
              "segment": "orElse(customer.segment, '-')", "homeCountry": "orElse(customer.homeCountry, '-')",
              "vip": "orElse(customer.vip, false)", "note": "orElse(customer.note, '-')",
              "points": "orElse(customer.points, -1)"}}}""";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Topic actions;
    private static ShopDatabase database;
    private static Workload workload;
    private static Connection shop;
    private static CaptureProcess capture;
    private static String outcomeOfTheFirst;
    private static int probes;

    @BeforeAll
    static void open() throws Exception {
        cluster = Cluster.start(folder.resolve("kafka"));
        actions = cluster.read(Topics.ACTIONS);
        database = ShopDatabase.start(0, TestDatabases.in(folder.resolve("database")));
        workload = new Workload(database, 20261129);
        Topics.createOfRows(cluster.bootstrapServers());
        shop = database.connect();
        type(rule("early", "transaction.amount > 1", "REVIEW"));
        capture = CaptureProcess.start(
                ConnectorFile.read(ConnectorFile.OF_POSTGRES),
                database,
                cluster.bootstrapServers(),
                Files.createDirectories(folder.resolve("capture")));
        run("");
        outcomeOfTheFirst = outcome("anna");
        assertThat(cluster.push("probe", 1, PROBE).path("status").asText()).isEqualTo("ACTIVE");
    }

    private static void run(String savepoint) throws Exception {
        cluster.run(2, SETTINGS, savepoint, inputs -> new FailsWhenTold(inputs, folder.resolve("fail")));
    }

    @AfterAll
    static void close() throws Exception {
        capture.close();
        workload.close();
        shop.close();
        database.close();
        actions.close();
        cluster.close();
    }

    @Test
    void everyRowIsSeenAsItIsAlthoughConnectorAndJobWereKilled() throws Exception {
        workload.change(CHANGES / 3);
        capture.kill();
        workload.change(CHANGES / 3);
        assertThat(seen("nobody-" + probes)).isEqualTo(Workload.Row.ABSENT);
        capture.startAgain();
        Path fail = Files.createFile(folder.resolve("fail"));
        workload.change(CHANGES / 3);

        assertThat(differences()).isEmpty();
        assertThat(fail).doesNotExist();
        assertThat(workload.kinds()).hasSameSizeAs(Workload.Kind.values());
    }

    @Test
    void whileTheDatabaseIsDownEventsAreDecidedByTheRowsAndAfterwardsByItsChanges() throws Exception {
        workload.change(FEW_CHANGES);
        assertThat(differences()).isEmpty();
        Map<String, Workload.Row> rows = workload.rows();
        database.stop();
        String known = rows.keySet().iterator().next();
        assertThat(seen(known)).isEqualTo(rows.get(known));
        database.startAgain();
        workload.connect(database);
        workload.change(FEW_CHANGES);

        assertThat(differences()).isEmpty();
    }

    /** What was deleted between the two slots is in no log; databases.md says what to do. */
    @Test
    void afterTheReplicationSlotWasDroppedTheTablesAreReadAgainAndOnlyRowsDeletedMeanwhileStay() throws Exception {
        workload.change(FEW_CHANGES);
        assertThat(differences()).isEmpty();
        capture.kill();
        workload.dropSlot();
        Set<String> deleted = workload.deleteSome();
        workload.change(FEW_CHANGES, Workload.Kind.UPDATE);
        capture.startAgain();
        workload.insertAndDelete(deleted);

        assertThat(deleted).isNotEmpty();
        assertThat(differences()).isEmpty();
    }

    @Test
    void rulesAndEntriesThatAreInsertedDecideAndWhatIsDeletedNoLonger() throws Exception {
        assertThat(outcomeOfTheFirst).as("by a rule that was there before").isEqualTo("REVIEW");
        try (Topic status = cluster.read(Topics.RULE_STATUS)) {
            type(rule("listed", "transaction.amount > 1 && inList('bad', transaction.customerId)", "BLOCK"));
            assertThat(answer(status, "listed", "ACTIVE").path("version").asInt())
                    .isEqualTo(1);
            type("INSERT INTO lists VALUES ('bad', 'anna'), ('bad', 'bert')");
            awaitOutcome("anna", "BLOCK");
            type(rule("typo", "transaction.amunt > 3", "BLOCK"));
            assertThat(answer(status, "typo", "REJECTED").findValuesAsText("path"))
                    .contains("when");

            assertThat(capture.process().isAlive()).isTrue();
            String savepoint = cluster.stop();
            type("DELETE FROM rules WHERE id = 'early'; DELETE FROM lists WHERE entry = 'anna'");
            run(savepoint);
            answer(status, "early", "REMOVED");
            awaitOutcome("anna", "APPROVE");
            awaitOutcome("bert", "BLOCK");
            theCommandsKnowThem();
        }
    }

    private static void theCommandsKnowThem() throws Exception {
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

    private static String rule(String id, String when, String outcome) {
        String document = "{\"id\": \"" + id + "\", \"version\": 1, \"on\": \"transaction\", \"when\": \"" + when
                + "\", \"then\": {\"outcome\": \"" + outcome + "\"}}";
        return "INSERT INTO rules VALUES ('" + id + "', '" + document.replace("'", "''") + "')";
    }

    private static void type(String sql) throws SQLException {
        if (shop.isClosed() || !shop.isValid(1)) {
            shop = database.connect();
        }
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

    private static String outcome(String customer) throws Exception {
        String id = "o-" + probes++;
        cluster.send(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 5, JobRecords.MORNING));
        return actions.await(1, decision -> id(decision).equals(id))
                .get(0)
                .path("outcome")
                .asText();
    }

    /** Asks until the database's change has come through; entries of lists have no answer. */
    private static void awaitOutcome(String customer, String wanted) throws Exception {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        String outcome = outcome(customer);
        while (!outcome.equals(wanted) && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(PAUSE_NANOS);
            outcome = outcome(customer);
        }
        assertThat(outcome).isEqualTo(wanted);
    }

    /**
     * Returns rows that are seen otherwise than they are, once there are none or after some time. Until the latest change
     * has come through it asks about that alone: to ask about all rows holds up what it asks about.
     */
    private static Map<String, String> differences() throws Exception {
        Map<String, Workload.Row> rows = workload.rows();
        Map<String, String> differences = new TreeMap<>();
        String latest = workload.insertLatest();
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (seen(latest).equals(Workload.Row.ABSENT) && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            differences.clear();
            seen(workload.ids()).forEach((id, seen) -> {
                Workload.Row row = rows.getOrDefault(id, Workload.Row.ABSENT);
                if (!seen.equals(row)) {
                    differences.put(id, "seen " + seen + " but is " + row);
                }
            });
        } while (!differences.isEmpty() && System.nanoTime() < endNanos);
        return differences;
    }

    private static Workload.Row seen(String customer) throws Exception {
        return seen(Set.of(customer)).getOrDefault(customer, Workload.Row.ABSENT);
    }

    /** Returns the rows of customers as a rule sees them: each of them pays once. */
    private static Map<String, Workload.Row> seen(Set<String> customers) throws Exception {
        String round = "t-" + probes++ + "-";
        for (String customer : customers) {
            String id = round + customer;
            cluster.post(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 1, JobRecords.MORNING));
        }
        cluster.flush();
        Map<String, Workload.Row> rows = new TreeMap<>();
        for (JsonNode decision :
                actions.await(customers.size(), decision -> id(decision).startsWith(round))) {
            rows.put(
                    id(decision).substring(round.length()),
                    row(decision.path("reasons").path(0).path("params")));
        }
        return rows;
    }

    private static String id(JsonNode decision) {
        return decision.path("trigger").path("id").asText();
    }

    private static Workload.Row row(JsonNode params) {
        return new Workload.Row(
                params.path("segment").asText(),
                params.path("homeCountry").asText(),
                params.path("vip").asBoolean(),
                params.path("note").asText(),
                params.path("points").asLong());
    }
}
