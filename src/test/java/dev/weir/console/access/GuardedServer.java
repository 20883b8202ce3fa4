package dev.weir.console.access;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with a page that says who asks, one that has the token, and something to change. */
final class GuardedServer implements AutoCloseable {
    private final AtomicInteger changes = new AtomicInteger();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Javalin server = Javalin.create(config -> config.showJavalinBanner = false);

    private GuardedServer(AccessSettings settings, InstantSource clock) {
        AccessControl access = new AccessControl(settings, clock, reports::add);
        access.guard(server);
        server.get("/stays", request -> request.result(String.valueOf(access.stays(request))));
        server.get("/visit", request -> {
            Visit visit = Visit.of(request);
            request.result(
                    visit.name() + " " + visit.role() + " shadow=" + visit.mayShadow() + " live=" + visit.mayLive());
        });
        server.get("/token", request -> request.result(Visit.of(request).token()));
        server.post("/change", request -> request.result("changed " + changes.incrementAndGet()));
    }

    static GuardedServer start(AccessSettings settings) {
        return start(settings, InstantSource.system(), 0);
    }

    static GuardedServer start(AccessSettings settings, InstantSource clock, int port) {
        GuardedServer guarded = new GuardedServer(settings, clock);
        guarded.server.start("127.0.0.1", port);
        return guarded;
    }

    /** Returns how often something was changed. */
    int changes() {
        return changes.get();
    }

    /** Returns why logins failed. */
    List<String> reports() {
        return reports;
    }

    URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    /** Returns a browser that was never here. */
    Browser browser() {
        return new Browser();
    }

    String visit(Browser browser) throws IOException, InterruptedException {
        return browser.get("/visit").body();
    }

    /** Keeps cookies, and follows redirects. */
    final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html"), headers);
        }

        HttpResponse<String> post(String path, String form, String... headers)
                throws IOException, InterruptedException {
            return send(
                    HttpRequest.newBuilder(address(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)),
                    headers);
        }

        private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
                throws IOException, InterruptedException {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
