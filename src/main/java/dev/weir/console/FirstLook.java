package dev.weir.console;

import dev.weir.config.JobConfig;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.flink.JobHealth;
import dev.weir.console.page.Layout;
import dev.weir.console.page.NowPage;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.seen.SeenSoFar;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a console for its pages once, over HTTP as a browser does, beside whoever comes. Hundreds of classes of the server,
 * the templates and JSON are loaded at a first request, which took a second on a machine that is starting a job as well.
 */
final class FirstLook {
    private static final int PATIENCE_MILLIS = 10_000;

    /** What the first page loads after it, beside its style sheets and scripts. */
    private static final List<String> AFTER = List.of("/session", "/charts/now");

    private final Layout layout;
    private final JobConfig config;
    private final CompletableFuture<Map<String, Integer>> done = new CompletableFuture<>();

    FirstLook(Layout layout, JobConfig config) {
        this.layout = layout;
        this.config = config;
    }

    /** Begins in a thread of its own, for a console that listens there. */
    void begin(URI address) {
        Thread thread = new Thread(() -> run(address), "console-first-look");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns what was asked for with the status of each answer, once all are there; 0 for one that did not come. */
    CompletableFuture<Map<String, Integer>> done() {
        return done;
    }

    /** Waits for them, at most {@value #PATIENCE_MILLIS} milliseconds. */
    void await() throws InterruptedException {
        try {
            done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the console is there all the same; whoever comes first sees what is wrong
        }
    }

    private void run(URI address) {
        try {
            withADecision();
            Map<String, Integer> answers = new LinkedHashMap<>();
            for (String path : paths()) {
                answers.put(path, ask(address.resolve(path)));
            }
            done.complete(answers);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(layout.loaded());
        paths.addAll(AFTER);
        paths.addAll(Layout.addresses());
        return paths;
    }

    /** There is none on the topics of a job that begins, and nobody is let in here where people have to log in. */
    private void withADecision() {
        SeenSoFar one = new SeenSoFar(Clock.systemUTC());
        String now = Instant.now().toString();
        one.addDecision(
                ("{\"decisionId\":\"1\",\"trigger\":{\"type\":\"transaction\",\"id\":\"1\"},\"subject\":\"1\",\"eventTime\":\""
                                + now + "\",\"decidedAt\":\"" + now
                                + "\",\"outcome\":\"BLOCK\",\"score\":1.5,\"reasons\":[{\"rule\":\"1\",\"version\":1,\"features\":{\"one\":1}}]}")
                        .getBytes(StandardCharsets.UTF_8),
                true);
        NowPage page = new NowPage(
                layout,
                one,
                OutcomeColours.of(config, one::outcomes),
                () -> JobHealth.UNKNOWN,
                () -> JobFigures.UNKNOWN);
        page.html();
        page.charts();
    }

    private static int ask(URI page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection(Proxy.NO_PROXY);
            connection.setInstanceFollowRedirects(false); // a login is for people
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
                try (InputStream body = connection.getInputStream()) {
                    body.readAllBytes();
                }
            }
            return status;
        } catch (IOException e) {
            return 0; // then whoever comes first waits a little longer, and sees what is wrong
        }
    }
}
