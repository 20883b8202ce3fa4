package dev.weir.console.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks Flink. */
final class RestAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final URI address;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    RestAnswers(URI address) {
        this.address = address;
    }

    /** Returns the answer; an error if there is none, or if it is one. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != OK) {
            throw new IOException("Flink at " + address + " answers " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}
