package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, for those who choose it. */
final class DeliveryIT {
    private static final int CUSTOMERS = 10;
    private static final int EVENTS = 200;

    @Test
    void whoReadsCommittedRecordsSeesEachDecisionOnceThoughTheJobFails(@TempDir Path folder) throws Exception {
        Path fail = folder.resolve("fail");
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(2, Map.of("delivery", "exactly-once"), "", inputs -> new FailsWhenTold(inputs, fail));
            send(cluster, 0, EVENTS / 2);
            actions.awaitRecords(EVENTS / 4);
            Files.createFile(fail);
            send(cluster, EVENTS / 2, EVENTS);
            actions.awaitRecords(EVENTS);
            // One more for each customer: whatever was written twice stands before it.
            send(cluster, EVENTS, EVENTS + CUSTOMERS);
            actions.awaitRecords(EVENTS + CUSTOMERS);

            assertThat(fail).doesNotExist();
            assertThat(actions.values())
                    .extracting(decision -> decision.path("decisionId").asText())
                    .hasSize(EVENTS + CUSTOMERS)
                    .doesNotHaveDuplicates();
        }
    }

    private static void send(Cluster cluster, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            String customer = "c" + i % CUSTOMERS;
            cluster.post(
                    Topics.TRANSACTIONS,
                    i % 2,
                    customer,
                    JobRecords.transaction("t-" + i, customer, 5, JobRecords.MORNING + i));
        }
        cluster.flush();
    }
}
