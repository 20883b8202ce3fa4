package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.console.flink.NewestJob;
import dev.weir.console.flink.RestAnswers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;

/** What Flink's REST interface tells of a job. Read only. */
final class RunningJobs {
    private final RestAnswers rest;
    private final String address;

    /** Creates a reader of the interface at an address, such as {@code http://127.0.0.1:8081}. */
    RunningJobs(String address) {
        this.address = address;
        this.rest = new RestAnswers(address);
    }

    /**
     * Returns the job that is meant: see {@link NewestJob}.
     *
     * @throws IOException if nobody answers
     */
    Optional<JsonNode> newest() throws IOException, InterruptedException {
        try {
            return NewestJob.of(rest);
        } catch (ConnectException | HttpTimeoutException e) {
            throw silent(e);
        }
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
            return rest.get(path);
        } catch (ConnectException | HttpTimeoutException e) {
            throw silent(e);
        }
    }

    private IOException silent(IOException cause) {
        return new IOException("Flink at " + address + " does not answer; name its web UI with --flink URL", cause);
    }
}
