package dev.weir.console.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Against answers as Flink 2.2 writes them. */
final class FlinkJobsTest {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry(
                    "/jobs/a1/vertices/v2/subtasks/metrics",
                    "[{\"id\":\"Decide.rule.big.errors\"},{\"id\":\"numRecordsOut\"},{\"id\":\"Decide.model.card-fraud.auc\"}]"),
            Map.entry(
                    "/jobs/a1/vertices/v2/subtasks/metrics?get",
                    "[{\"id\":\"Decide.rule.big.errors\",\"sum\":5,\"max\":3},{\"id\":\"Decide.rule.big.suppressed\",\"sum\":4},"
                            + "{\"id\":\"Decide.model.card-fraud.auc\",\"max\":\"NaN\"},{\"id\":\"Decide.model.card-fraud.input.amount.psi\",\"max\":0.12}]"),
            Map.entry(
                    "/jobs/overview",
                    "{\"jobs\":[{\"jid\":\"ended\",\"state\":\"CANCELED\",\"start-time\":1500},{\"jid\":\"old\",\"state\":\"RUNNING\",\"start-time\":900},"
                            + "{\"jid\":\"a1\",\"state\":\"RUNNING\",\"start-time\":1000}]}"),
            Map.entry(
                    "/jobs/a1",
                    "{\"vertices\":[{\"id\":\"v1\",\"name\":\"Source: transactions -> Ingest\",\"parallelism\":2,\"status\":\"RUNNING\"},"
                            + "{\"id\":\"v2\",\"name\":\"Decide -> Act\",\"parallelism\":2,\"status\":\"RUNNING\"}]}"),
            Map.entry(
                    "/jobs/a1/vertices/v1/subtasks/metrics",
                    "[{\"id\":\"Source__transactions.pendingRecords\"},{\"id\":\"numRecordsOutPerSecond\"}]"),
            Map.entry(
                    "/jobs/a1/vertices/v1/subtasks/metrics?get",
                    "[{\"id\":\"numRecordsOutPerSecond\",\"sum\":120.5,\"max\":80},{\"id\":\"busyTimeMsPerSecond\",\"max\":400},"
                            + "{\"id\":\"backPressuredTimeMsPerSecond\",\"max\":\"NaN\"},{\"id\":\"Source__transactions.pendingRecords\",\"sum\":7}]"),
            Map.entry(
                    "/jobs/a1/checkpoints",
                    "{\"counts\":{\"completed\":3,\"failed\":1},\"latest\":{\"completed\":{\"latest_ack_timestamp\":5000,\"end_to_end_duration\":42,\"state_size\":1048576}}}"));

    @Test
    void theNewestRunningJobIsToldWithWhatWaitsGoesThroughAndIsMeasured() throws IOException {
        HttpServer flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/", exchange -> {
            URI asked = exchange.getRequestURI();
            byte[] answer = ANSWERS.getOrDefault(asked.getPath() + (asked.getQuery() == null ? "" : "?get"), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        flink.start();
        try (FlinkJobs jobs = FlinkJobs.start(
                URI.create("http://localhost:" + flink.getAddress().getPort()))) {
            JobHealth health = awaited(jobs);
            assertThat(health.state()).isEqualTo("running");
            assertThat(health.lag()).isEqualTo(7);
            assertThat(health.steps())
                    .contains(new JobStep("Source: transactions -> Ingest", 2, "running", 0, 120.5, 0.4, 0, 7));
            assertThat(jobs.figures().rule("big").of("errors")).hasValue(5);
            assertThat(jobs.figures().rule("big").of("suppressed")).hasValue(4);
            assertThat(jobs.figures().model("card-fraud")).isEqualTo(new Measured(Map.of("input.amount.psi", 0.12)));
            assertThat(health.checkpoint()).isEqualTo(new LastCheckpoint(3, 1, 5_000, 42, 1_048_576));
        } finally {
            flink.stop(0);
        }
    }

    @Test
    void whatIsNoAddressIsSaidInsteadOfNothing() {
        try (FlinkJobs jobs = FlinkJobs.start(URI.create("flink"))) {
            assertThat(awaited(jobs).state()).isEqualTo("Flink at flink does not answer");
        }
    }

    @Test
    void thatFlinkDoesNotAnswerIsSaid() {
        try (FlinkJobs jobs = FlinkJobs.start(URI.create("http://localhost:1"))) {
            assertThat(awaited(jobs).state()).isEqualTo("Flink at http://localhost:1 does not answer");
        }
    }

    private static JobHealth awaited(FlinkJobs jobs) {
        JobHealth health = jobs.health();
        while (health.state().isEmpty()) {
            LockSupport.parkNanos(LOOK_NANOS);
            health = jobs.health();
        }
        return health;
    }
}
