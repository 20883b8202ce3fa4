package dev.weir.sandbox.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The REST interface of a job manager, as its web UI uses it. */
public final class RestClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER_AT_MOST = Duration.ofMinutes(5);
    private static final String BOUNDARY = "weir-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /** Creates a client of the REST server at a port of this machine. */
    public RestClient(int port) {
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** Returns the response for a path. */
    public Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    /** Requests the cancellation of a job, without waiting for it. */
    public void cancel(String job) throws IOException, InterruptedException {
        answer(request("/jobs/" + job + "?mode=cancel").method("PATCH", BodyPublishers.noBody()))
                .accepted();
    }

    /** Uploads a jar, and returns the id for running it. */
    public String upload(Path jar) throws IOException, InterruptedException {
        BodyPublisher form = BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n"),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        String file = answer(request("/jars/upload")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(form))
                .accepted()
                .path("filename")
                .asText();
        return Path.of(file).getFileName().toString();
    }

    /** Runs an uploaded jar; a successful response contains the job as {@code jobid}. */
    public Answer run(String jar, List<String> arguments) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("programArgsList", arguments));
        return answer(request("/jars/" + jar + "/run")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_AT_MOST);
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.uri(), response.statusCode(), response.body());
    }

    /**
     * A response of the job manager.
     *
     * @param status the HTTP status
     */
    public record Answer(URI uri, int status, String body) {

        /** Returns the body of a successful response. */
        public JsonNode accepted() throws IOException {
            if (status < 200 || status > 299) {
                throw new IOException(uri + " answered " + status + ": " + body);
            }
            return JSON.readTree(body);
        }
    }
}
