package dev.weir.backtest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Chromium without a window, spoken to by its DevTools protocol: opens a page, acts on it, and takes pictures. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int PATIENCE_SECONDS = 300;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private String session = "";
    /** What the addresses begin with that the page in the window may ask for: those of the place that it is from. */
    private String own = "file:";

    private int calls;

    /** Finds one on this machine. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it without what asks the network of itself, and without keeping pages that were left, each in a process. */
    public Browser(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-features=BackForwardCache",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String target = call("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call(
                        "Target.attachToTarget",
                        JSON.createObjectNode().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        call("Page.enable", JSON.createObjectNode());
        call("Runtime.enable", JSON.createObjectNode());
        call("Log.enable", JSON.createObjectNode());
        call("Network.enable", JSON.createObjectNode());
    }

    private String address() throws IOException {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                return line.substring(at).strip();
            }
        }
        throw new IOException("the browser ended before it listened");
    }

    /** Looks at the page that is open in a window of this size. */
    public void look(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode scheme = JSON.createObjectNode();
        scheme.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", scheme);
    }

    /** Opens a page in a window of this size, and waits until it is loaded. */
    public void open(URI page, int width, int height, boolean dark) throws Exception {
        look(width, height, dark);
        String place =
                page.getScheme().equals("file") ? "file:" : page.resolve("/").toString();
        if (page.getFragment() != null || !place.equals(own)) {
            // Else the page that is open may only be scrolled, or may still ask where it is from. Not for each page,
            // since a blank one has a process of its own.
            call("Page.navigate", JSON.createObjectNode().put("url", "about:blank"));
        }
        own = place;
        run("window.left = true"); // the next page has a window without it
        call("Page.navigate", JSON.createObjectNode().put("url", page.toString()));
        until("document.readyState === 'complete' && !window.left");
    }

    /**
     * Returns once a condition holds in the page, as a script says; while that cannot be run, it does not, nor while the
     * page is read: what has a title may not have its content yet.
     */
    public void until(String condition) throws Exception {
        String whole = "document.readyState !== 'loading' && (" + condition + ")";
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!run("!!(() => { try { return " + whole + " } catch (e) { return false } })()")
                .equals("true")) {
            if (System.nanoTime() > endNanos) {
                throw new IOException("waited " + PATIENCE_SECONDS + " s for " + condition);
            }
            LockSupport.parkNanos(LOOK_NANOS); // who asks without a pause takes the time in which the page gets ready
        }
    }

    /** Runs a script in the page; returns its value as text. */
    public String run(String script) throws Exception {
        JsonNode result = call(
                "Runtime.evaluate",
                JSON.createObjectNode().put("expression", script).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.path("exceptionDetails").toString());
        }
        return result.path("result").path("value").asText();
    }

    /** Presses a key, such as {@code Tab} or {@code Enter}. */
    public void press(String key) throws Exception {
        ObjectNode down =
                JSON.createObjectNode().put("type", "keyDown").put("key", key).put("code", key);
        down.put("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13).put("text", key.equals("Tab") ? "" : "\r");
        call("Input.dispatchKeyEvent", down);
        call(
                "Input.dispatchKeyEvent",
                JSON.createObjectNode().put("type", "keyUp").put("key", key).put("code", key));
    }

    /** Takes a picture of the whole page. */
    public void picture(Path file) throws Exception {
        JsonNode picture = call(
                "Page.captureScreenshot",
                JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    /** Prints the page to a PDF. */
    byte[] print() throws Exception {
        ObjectNode how = JSON.createObjectNode().put("preferCSSPageSize", true).put("printBackground", true);
        return Base64.getDecoder()
                .decode(call("Page.printToPDF", how).path("data").asText());
    }

    /** What the page did that it should not: errors, what its policy refused, what it asked of a network. */
    public List<String> complaints() {
        return complaints;
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        ObjectNode message = JSON.createObjectNode().put("id", ++calls).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException(method + " was not answered");
            }
            if (answer.path("id").asInt() == calls) {
                return answer.path("result");
            }
            note(answer);
        }
    }

    private void note(JsonNode event) {
        String method = event.path("method").asText();
        String url = event.path("params").path("request").path("url").asText();
        boolean loads = method.equals("Network.requestWillBeSent") && !url.startsWith(own) && !url.startsWith("about:");
        if (loads || method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
            complaints.add(event.toString());
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
