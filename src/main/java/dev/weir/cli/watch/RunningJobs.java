package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.flink.NewestJob;
import dev.weir.io.flink.RestAnswers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Flink's REST interface tells of a job. Read only. */
final class RunningJobs {
    /** How many metrics are asked for at once: an address has a length. */
    private static final int MOST_NAMES = 50;

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

    /** Returns the largest value over all instances of each metric of a job whose name ends so; without those not known. */
    Map<String, Double> largest(String job, String ending) throws IOException, InterruptedException {
        Map<String, Double> largest = new TreeMap<>();
        for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
            String metrics = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            List<String> names = new ArrayList<>();
            for (JsonNode metric : get(metrics)) {
                if (metric.path("id").asText().endsWith(ending)) {
                    names.add(URLEncoder.encode(metric.path("id").asText(), StandardCharsets.UTF_8));
                }
            }
            for (int i = 0; i < names.size(); i += MOST_NAMES) {
                String some = String.join(",", names.subList(i, Math.min(names.size(), i + MOST_NAMES)));
                for (JsonNode value : get(metrics + "?agg=max&get=" + some)) {
                    double max = value.path("max").asDouble(Double.NaN);
                    if (!Double.isNaN(max)) {
                        largest.merge(value.path("id").asText(), max, Math::max);
                    }
                }
            }
        }
        return largest;
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
