package dev.weir.console;

import dev.weir.console.access.AccessControl;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What every answer says to the browser, and whom the console answers. */
final class Safeguards {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String host;
    private final String address;

    /** Creates them for a console that listens there, and that browsers find at this address if it has one. */
    Safeguards(String host, Optional<URI> address) {
        this.host = host;
        this.address = address.map(URI::getHost).orElse(host);
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
            request.result("this console is at " + address + "; --url gives it another name");
            request.skipRemainingHandlers();
        }
    }

    private boolean isOurs(@org.jspecify.annotations.Nullable String named) {
        if (!AccessControl.isThisMachine(host)) {
            return true; // on a network, under whatever name its machine or proxy has
        }
        if (named == null) {
            return false;
        }
        try {
            String name = URI.create("http://" + named).getHost();
            return name != null && (HERE.contains(name) || name.equals(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
