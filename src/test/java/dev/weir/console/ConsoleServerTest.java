package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.access.AccessSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser gets, without a broker: pages say what is missing. */
final class ConsoleServerTest {
    private static ConsoleServer console;

    @BeforeAll
    static void begin() throws IOException {
        console = ConsoleServer.start(new ConsoleSettings(
                ConsoleSettings.LOOPBACK,
                0,
                SeenDecisions.config(),
                SeenDecisions.config().kafka(),
                Optional.empty(),
                ConsoleSettings.BACK,
                AccessSettings.reading(),
                Optional.empty(),
                ConsoleTasks.NONE));
    }

    @AfterAll
    static void end() {
        console.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(console.address() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void everyPageIsThereBeforeAnythingWasRead() throws Exception {
        for (String path : List.of(
                "/",
                "/rules",
                "/decisions",
                "/charts/now",
                "/job",
                "/lists",
                "/dead-letters",
                "/models",
                "/backtests")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/").body()).contains("Reading back");
        assertThat(get("/decisions/none").statusCode()).isEqualTo(404);
        assertThat(get("/models/none").statusCode()).isEqualTo(404);
        assertThat(get("/backtests/none").statusCode()).isEqualTo(404);
        assertThat(get("/rules/none").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void everythingThatPagesLoadIsServedHere() throws Exception {
        String page = get("/").body();
        for (String name : List.of("console.css", "console.js", "htmx.js", "uplot.js", "uplot.css", "icon.svg")) {
            assertThat(page).contains("/assets/" + name);
            assertThat(get("/assets/" + name).statusCode()).as(name).isEqualTo(200);
        }
        assertThat(get("/assets/..%2fconsole.css").statusCode()).isBetween(400, 404);
    }

    @Test
    void aPageRunsNoScriptButTheConsolesOwn() throws Exception {
        assertThat(get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(get("/").headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    /** A page elsewhere may give this machine a name of its own, and would then be allowed to read. */
    @Test
    void whoeverAsksUnderAForeignNameGetsNothing() throws Exception {
        String answer = asked("evil.example:" + console.port());
        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("<html");
        assertThat(asked("127.0.0.1:" + console.port())).startsWith("HTTP/1.1 200");
    }

    private static String asked(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("GET /rules HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
