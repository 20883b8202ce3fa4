package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.database.CaptureProcess;
import dev.weir.sandbox.database.ConnectorFile;
import dev.weir.sandbox.database.ShopDatabase;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real database whose log reaches the job: after many random changes, with the connector and the job killed on the way,
 * a rule sees every row as it is in the database.
 */
final class DatabaseIT {
    private static final int CHANGES = 3_000;
    private static final Map<String, String> SETTINGS = Map.of(
            "tables",
            "{customer: {topic: customers, by: customerId, key: id,"
                    + " fields: {segment: string, homeCountry: string, vip: bool, note: string, points: int}}}");
    private static final String PROBE = """
            {"id": "probe", "version": 1, "on": "transaction", "when": "true", "then": {"outcome": "REVIEW", "params": {
              "segment": "orElse(customer.segment, '-')", "homeCountry": "orElse(customer.homeCountry, '-')",
              "vip": "orElse(customer.vip, false)", "note": "orElse(customer.note, '-')",
              "points": "orElse(customer.points, -1)"}}}""";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private int probes;

    @Test
    void everyRowIsSeenAsItIsAlthoughConnectorAndJobWereKilled() throws Exception {
        Path fail = folder.resolve("fail");
        try (Cluster cluster = Cluster.start(folder.resolve("kafka"));
                Topic actions = cluster.read(Topics.ACTIONS);
                ShopDatabase database = ShopDatabase.start(0, folder.resolve("database"));
                Workload workload = new Workload(database, 20261129);
                CaptureProcess capture = capture(cluster, database)) {
            cluster.run(2, SETTINGS, "", inputs -> new FailsWhenTold(inputs, fail));
            assertThat(cluster.push("probe", 1, PROBE).path("status").asText()).isEqualTo("ACTIVE");

            workload.change(CHANGES / 3);
            capture.kill();
            workload.change(CHANGES / 3);
            assertThat(seen(cluster, actions, "nobody-" + probes)).isEqualTo(Workload.Row.ABSENT);
            capture.startAgain();
            Files.createFile(fail);
            workload.change(CHANGES / 3);

            assertThat(differences(cluster, actions, workload)).isEmpty();
            assertThat(fail).doesNotExist();
            assertThat(workload.kinds()).hasSameSizeAs(Workload.Kind.values());
        }
    }

    private CaptureProcess capture(Cluster cluster, ShopDatabase database) throws Exception {
        return CaptureProcess.start(
                ConnectorFile.read(ConnectorFile.OF_POSTGRES),
                database,
                cluster.bootstrapServers(),
                Files.createDirectories(folder.resolve("capture")));
    }

    /** Returns rows that are seen otherwise than they are, once there are none or after some time. */
    private Map<String, String> differences(Cluster cluster, Topic actions, Workload workload) throws Exception {
        Map<String, Workload.Row> rows = workload.rows();
        Map<String, String> differences = new TreeMap<>();
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        do {
            differences.clear();
            for (String id : workload.ids()) {
                Workload.Row row = rows.getOrDefault(id, Workload.Row.ABSENT);
                Workload.Row seen = seen(cluster, actions, id);
                if (!seen.equals(row)) {
                    differences.put(id, "seen " + seen + " but is " + row);
                }
            }
        } while (!differences.isEmpty() && System.nanoTime() < endNanos);
        return differences;
    }

    private Workload.Row seen(Cluster cluster, Topic actions, String customer) throws Exception {
        String id = "t-" + probes++;
        cluster.send(Topics.TRANSACTIONS, customer, JobRecords.transaction(id, customer, 1, JobRecords.MORNING));
        JsonNode params = actions.await(
                        1,
                        decision -> decision.path("trigger").path("id").asText().equals(id))
                .get(0)
                .path("reasons")
                .path(0)
                .path("params");
        return new Workload.Row(
                params.path("segment").asText(),
                params.path("homeCountry").asText(),
                params.path("vip").asBoolean(),
                params.path("note").asText(),
                params.path("points").asLong());
    }
}
