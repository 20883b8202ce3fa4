package dev.weir.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.sandbox.flink.JobMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Flink says of checkpoints, in its own words, as lines for people. */
final class CheckpointPausesTest {
    private static final String VERTICES = """
            {"vertices": [{"id": "p", "name": "Profile"}, {"id": "d", "name": "Decide -> (Tally, Act)"},
                          {"id": "s", "name": "Source: transaction"}]}""";

    @Test
    void aTaskThatPausedHasALineOfItsMedianAndItsGreatest() throws Exception {
        assertThat(linesOf(Map.of(
                        "/jobs/j/",
                        VERTICES,
                        "/jobs/j/checkpoints",
                        """
                        {"history": [{"id": 3, "status": "IN_PROGRESS"}, {"id": 2, "status": "COMPLETED"},
                                     {"id": 1, "status": "COMPLETED"}, {"id": 0, "status": "COMPLETED"}]}""",
                        "/jobs/j/checkpoints/details/2/subtasks/p",
                        summary(90, 5),
                        "/jobs/j/checkpoints/details/1/subtasks/p",
                        summary(200, 1),
                        "/jobs/j/checkpoints/details/0/subtasks/p",
                        summary(20, 2),
                        "/jobs/j/checkpoints/details/2/subtasks/d",
                        summary(1, 30))))
                .containsExactly(
                        "",
                        "Pauses of the slowest instance at 3 checkpoints, median (greatest)",
                        "Decide                      0 (1) ms at a checkpoint, 0 (30) ms until all barriers were there",
                        "Profile                     90 (200) ms at a checkpoint, 2 (5) ms until all barriers were there");
    }

    @Test
    void withoutCheckpointsThereIsNothingToSay() throws Exception {
        assertThat(linesOf(Map.of("/jobs/j/", VERTICES))).isEmpty();
    }

    private static String summary(int sync, int alignment) {
        return """
                {"summary": {"checkpoint_duration": {"sync": {"min": 0, "max": %d}},
                             "alignment": {"duration": {"min": 0, "max": %d}}}}""".formatted(sync, alignment);
    }

    /** What else is asked for is empty. */
    private static List<String> linesOf(Map<String, String> answers) throws Exception {
        HttpServer flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/", exchange -> {
            byte[] body = answers.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        flink.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + flink.getAddress().getPort());
            return CheckpointPauses.of(new JobMetrics(address, "j"));
        } finally {
            flink.stop(0);
        }
    }
}
