package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.access.AccessSettings;
import dev.weir.console.seen.SeenSoFar;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser gets, without a broker: pages say what is missing. */
final class ConsoleServerTest {
    private static ConsoleServer console;

    @BeforeAll
    static void begin() throws IOException {
        console = start();
    }

    private static ConsoleServer start() throws IOException {
        return ConsoleServer.start(new ConsoleSettings(
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
                "/key",
                "/key/cardId=card-9",
                "/key/cardId%3Dcard-9%26merchantId%3Dm%2526co",
                "/known/cardId=card-9",
                "/keys-of/none",
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

    /** So the classes, templates and JSON of the first page are there before anybody comes. */
    @Test
    void atItsStartItAsksItselfForEveryPageAndForWhatTheFirstOneLoads() {
        assertThat(console.firstLook().done().join())
                .containsKeys("/", "/rules", "/decisions?show=rules", "/job", "/charts/now", "/session")
                .anySatisfy((path, status) -> assertThat(path).startsWith("/assets/console.css?"))
                .allSatisfy((path, status) -> assertThat(status).as(path).isEqualTo(200));
    }

    @Test
    void whatThereIsNotIsSaidToAScriptInASentenceAndToABrowserOnAPage() throws Exception {
        assertThat(get("/rules/none").body()).contains("<nav", "The topics have no such rule.");
        assertThat(get("/elsewhere").body()).contains("<nav", "The console has no such page.");
        HttpResponse<String> toScript = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(console.address() + "/rules/none"))
                                .header("HX-Request", "true")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(toScript.statusCode()).isEqualTo(404);
        assertThat(toScript.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(toScript.body()).isEqualTo("The topics have no such rule.");
    }

    @Test
    void aKeyThatSomebodyTypesGetsAnAddressButForACardNumber() throws Exception {
        assertThat(get("/key/cardId%3Dcard-9%26merchantId%3Dm%2526co?back=1h").body())
                .contains(
                        "value=\"cardId=card-9&amp;merchantId=m%26co\"",
                        "/known/cardId%3Dcard-9%26merchantId%3Dm%2526co?back=1h");
        CookieManager cookies = new CookieManager();
        String kept = typed(cookies, "cardId=card-9", "1d");
        assertThat(kept).contains("/known/cardId%3Dcard-9?back=1d");
        String number = typed(cookies, "cardId=4111111111111111", "");
        assertThat(number)
                .contains("weir features show &#x27;cardId=••••1111&#x27;")
                .doesNotContain("4111111111111111");
        assertThat(get("/key/cardId%3D4111111111111111").body()).doesNotContain("4111111111111111");
    }

    private static String typed(CookieManager cookies, String key, String back) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI address = URI.create(console.address() + "/key");
        String page = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        String form = "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&back=" + back + "&csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return client.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body();
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

    @Test
    void ofAThousandDecisionsAtOnceThePageThatFollowsIsSentAFewAndHowManyThereWere() throws Exception {
        try (ConsoleServer busy = start()) {
            manyDecided(busy.sightings(), 1_000);
            URI live = URI.create(busy.address() + "/live/decisions?show=all&after=0");

            HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(live)
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                assertThat(lines.filter(line -> line.startsWith("data:")).findFirst())
                        .hasValue("data: 1000 10");
            }
        }
    }

    /** Has so many decisions without rules made at this moment. */
    static void manyDecided(SeenSoFar sightings, int count) {
        String now = Instant.now().toString();
        for (int i = 0; i < count; i++) {
            String json = "{\"decisionId\":\"many-" + i + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"m-" + i
                    + "\"},\"subject\":\"c-many\",\"eventTime\":\"" + now + "\",\"decidedAt\":\"" + now
                    + "\",\"outcome\":\"APPROVE\",\"score\":0}";
            sightings.addDecision(json.getBytes(StandardCharsets.UTF_8), true);
        }
    }
}
