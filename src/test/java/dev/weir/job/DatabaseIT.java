package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.database.CaptureProcess;
import dev.weir.sandbox.database.ConnectorFile;
import dev.weir.sandbox.database.ShopDatabase;
import dev.weir.sandbox.database.TestDatabases;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * a rule sees every row as it is in the database.
 */
@SuppressWarnings("NullAway.Init") // JUnit opens everything first
final class DatabaseIT {
    private static final int CHANGES = 3_000;
    private static final int FEW_CHANGES = 200;
    private static final Map<String, String> SETTINGS = Map.of(
            "tables",
            "{customer: {topic: customers, by: customerId, key: id,"
                    + " fields: {segment: string, homeCountry: string, vip: bool, note: string, points: int}}}");
    private static final String PROBE = """
            {"id": "probe", "version": 1, "on": "transaction", "when": "true", "then": {"outcome": "REVIEW", "params": {
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
    private static CaptureProcess capture;
    private static int probes;

    @BeforeAll
    static void open() throws Exception {
        cluster = Cluster.start(folder.resolve("kafka"));
        actions = cluster.read(Topics.ACTIONS);
        database = ShopDatabase.start(0, TestDatabases.in(folder.resolve("database")));
        workload = new Workload(database, 20261129);
        capture = CaptureProcess.start(
                ConnectorFile.read(ConnectorFile.OF_POSTGRES),
                database,
                cluster.bootstrapServers(),
                Files.createDirectories(folder.resolve("capture")));
        cluster.run(2, SETTINGS, "", inputs -> new FailsWhenTold(inputs, folder.resolve("fail")));
        assertThat(cluster.push("probe", 1, PROBE).path("status").asText()).isEqualTo("ACTIVE");
    }

    @AfterAll
    static void close() throws Exception {
        capture.close();
        workload.close();
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

    /** Returns rows that are seen otherwise than they are, once there are none or after some time. */
    private static Map<String, String> differences() throws Exception {
        Map<String, Workload.Row> rows = workload.rows();
        Map<String, String> differences = new TreeMap<>();
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        do {
            LockSupport.parkNanos(PAUSE_NANOS); // to ask about all rows without one holds up what it asks about
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
            cluster.send(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 1, JobRecords.MORNING));
        }
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
