package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Flink's REST interface tells of a job. Read only. */
final class RunningJobs {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;

    /** Creates a reader of the interface at an address, such as {@code http://127.0.0.1:8081}. */
    RunningJobs(String address) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * Returns the jobs, newest first.
     *
     * @throws IOException if nobody answers
     */
    List<JsonNode> jobs() throws IOException, InterruptedException {
        List<JsonNode> jobs = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(jobs::add);
        jobs.sort((one, other) -> Long.compare(
                other.path("start-time").asLong(), one.path("start-time").asLong()));
        return jobs;
    }

    /** Returns what is told of a job's checkpoints. */
    JsonNode checkpoints(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/checkpoints");
    }

    /** Returns how many records the sources of a job have not read; empty if none of them says. */
    Optional<Long> pendingRecords(String job) throws IOException, InterruptedException {
        Optional<Long> sum = Optional.empty();
        for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
            String metrics = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            for (JsonNode metric : get(metrics)) {
                String name = metric.path("id").asText();
                if (name.endsWith(".pendingRecords")) {
                    for (JsonNode value : get(metrics + "?agg=sum&get=" + name)) {
                        sum = Optional.of(sum.orElse(0L) + value.path("sum").asLong());
                    }
                }
            }
        }
        return sum;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address + path + " answers " + answer.statusCode());
            }
            return Output.parse(answer.body());
        } catch (ConnectException | HttpTimeoutException e) {
            throw new IOException("Flink at " + address + " does not answer; name its web UI with --flink URL", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("--flink: '" + address + "' is no address; write such as http://127.0.0.1:8081", e);
        }
    }
}
