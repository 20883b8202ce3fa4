package dev.weir.sandbox.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads the counters of a job where its web UI reads them: Flink's REST interface. */
public final class JobMetrics {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI job;

    /** Creates a reader for one job of a cluster. */
    public JobMetrics(URI cluster, String jobId) {
        this.job = cluster.resolve("/jobs/" + jobId + "/");
    }

    /** Returns the sum over all instances of the operator with that name; 0 if there is none. */
    public long sum(String operator, String counter) throws IOException, InterruptedException {
        long sum = 0;
        for (JsonNode vertex : get(job).path("vertices")) {
            if (vertex.path("name").asText().contains(operator)) {
                String metric = operator.replace(' ', '_') + "." + counter;
                URI metrics = job.resolve(
                        "vertices/" + vertex.path("id").asText() + "/subtasks/metrics?agg=sum&get=" + metric);
                sum += get(metrics).path(0).path("sum").asLong();
            }
        }
        return sum;
    }

    /**
     * Returns the answer for a path of the job, such as {@code checkpoints}.
     *
     * @throws IOException if there is none
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return get(job.resolve(path));
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
