package dev.weir.io.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks Flink's REST interface, and waits 5 s at most for an answer. It only reads. */
public final class RestAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final String address;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Creates a reader of the interface at an address, such as {@code http://127.0.0.1:8081}, or below a path. */
    public RestAnswers(String address) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * Returns the answer for a path.
     *
     * @throws IOException if there is none, if it is an error or no JSON, or if the address is none
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(PATIENCE)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("--flink: '" + address + "' is no address; write such as http://127.0.0.1:8081", e);
        }
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException(address + path + " answers " + answer.statusCode());
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException(address + path + " answers no JSON: that is not Flink's REST", e);
        }
    }
}
