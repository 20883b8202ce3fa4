package dev.weir.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;

/** What every answer says to the browser, and whom the console answers. */
final class Safeguards {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String host;

    /** Creates them for a console that listens at this address. */
    Safeguards(String host) {
        this.host = host;
    }

    /**
     * Sets the headers, and refuses a request under a foreign name: a page elsewhere could let its own name point to this
     * machine, and then read what the console says.
     */
    void check(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
        if (!isOurs(request.host())) {
            request.status(HttpStatus.MISDIRECTED_REQUEST);
            request.result("this console is at http://" + host);
            request.skipRemainingHandlers();
        }
    }

    private boolean isOurs(@org.jspecify.annotations.Nullable String named) {
        if (!HERE.contains(host) && !host.equals("::1")) {
            return true; // on a network, under whatever name its machine or proxy has
        }
        if (named == null) {
            return false;
        }
        try {
            String name = URI.create("http://" + named).getHost();
            return name != null && HERE.contains(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
