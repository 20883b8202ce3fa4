package dev.weir.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody sends does not fill the memory or the disk of the console, whether or not they are known. */
final class BodiesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String[] ANN = {"X-User", "ann", "X-Groups", "weir-live", "Accept", "text/html"};

    private GuardedServer server = GuardedServer.start(settings());

    private static AccessSettings settings() {
        return new AccessSettings(
                Role.LIVE,
                new Login.Proxy("X-User", "X-Groups", List.of("127.0.0.1"), RoleNames.usual()),
                Optional.empty());
    }

    @BeforeEach
    void begin() {
        server.close();
        server = GuardedServer.start(settings());
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** Sends a head and a beginning of the body: whoever reads the body waits for the rest in vain. */
    private String answerToHead(String... lines) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address("/").getPort())) {
            socket.setSoTimeout(20_000);
            String head = "POST /change HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                    + String.join("\r\n", lines) + "\r\n\r\n1\r\nx\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            return new String(first, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aBodyThatMayHaveAnyLengthIsRefusedBeforeItIsRead() throws Exception {
        for (String who : List.of("X-Other: ben", "X-User: ann\r\nX-Groups: weir-live")) {
            assertThat(answerToHead(who, "Content-Type: " + FORM, "Transfer-Encoding: chunked"))
                    .isEqualTo("HTTP/1.1 411");
            assertThat(answerToHead(who, "Content-Type: Multipart/form-data; boundary=x", "Content-Length: 900"))
                    .isEqualTo("HTTP/1.1 415");
            assertThat(answerToHead(who, "Content-Type: " + FORM, "Content-Length: 1000001"))
                    .isEqualTo("HTTP/1.1 413");
        }
        assertThat(answerToHead("X-Other: ben", "Content-Type: " + FORM, "Content-Length: 300001"))
                .as("of a stranger")
                .isEqualTo("HTTP/1.1 401");
        assertThat(answerToHead("X-Other: ben", "Content-Type: text/plain", "Content-Length: 900"))
                .as("no form")
                .isEqualTo("HTTP/1.1 401");
    }

    @Test
    void asMuchAsARuleTakesComesBackToAStrangerAndMoreIsReadOfWhoIsKnown() throws Exception {
        String form = "csrf=old&text=";
        String longest = form + "x".repeat(300_000 - form.length());
        var browser = server.browser();
        assertThat(browser.post("/change", longest, "Accept", "text/html").body())
                .contains("<textarea");
        assertThat(browser.post("/change", longest + "x", "Accept", "text/html").body())
                .contains("The proxy does not say who asks")
                .doesNotContain("<textarea");

        String token = browser.get("/token", ANN).body();
        String whole = "csrf=" + token + "&text=";
        String most = whole + "x".repeat(1_000_000 - whole.length());
        assertThat(browser.post("/change", most, ANN).body()).isEqualTo("changed 1");
        assertThat(browser.post("/change", most + "x", ANN).body()).contains("a form may have 1 MB");
        assertThat(server.changes()).isEqualTo(1);
    }

    @Test
    void whatIsNoFormIsRefusedInWords() throws Exception {
        var browser = server.browser();
        var ofStranger = browser.post("/change", "text=%zz", "Accept", "text/html");
        assertThat(ofStranger.statusCode()).isEqualTo(401);
        assertThat(ofStranger.body()).contains("The proxy does not say who asks");
        assertThat(browser.post("/change", "text=%zz", ANN).statusCode()).isEqualTo(403);
        assertThat(answerToHead("X-Other: ben", "Content-Type: " + FORM + "; charset=no", "Content-Length: 4"))
                .isEqualTo("HTTP/1.1 401");
        assertThat(answerToHead(
                        "X-User: ann",
                        "X-Groups: weir-live",
                        "Content-Type: " + FORM + "; charset=no",
                        "Content-Length: 4"))
                .isEqualTo("HTTP/1.1 400");
        assertThat(server.changes()).isZero();
    }
}
