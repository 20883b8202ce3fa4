package dev.weir.console.access;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out who sent a request before anything answers it, and refuses what another page in the browser made it send.
 * Only style sheets, scripts and {@code /health} are for everybody.
 */
public final class AccessControl {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "::1", "[::1]");

    private static final int LONGEST_REASON = 500;

    private final AccessSettings settings;
    private final CsrfTokens tokens;
    private final Gate gate;

    /**
     * Creates it by these settings.
     *
     * @param clock tells how long somebody is known
     * @param report hears why a login failed, which the browser is not told
     */
    public AccessControl(AccessSettings settings, InstantSource clock, Consumer<String> report) {
        this.settings = settings;
        SecureRandom random = new SecureRandom();
        tokens = new CsrfTokens(random);
        gate = gate(settings, clock, random, reason -> report.accept(oneLine(reason)));
    }

    private static Gate gate(
            AccessSettings settings, InstantSource clock, SecureRandom random, Consumer<String> report) {
        BrowserCookie visit = new BrowserCookie("weir-visit", settings.isSecure(), SameSite.STRICT, random);
        Login login = settings.login();
        if (login instanceof Login.Oidc oidc) {
            return SessionGate.of(oidc, settings, clock, random, report);
        }
        if (login instanceof Login.Proxy proxy) {
            return new ProxyGate(proxy, visit);
        }
        return new OpenGate((Login.None) login, visit);
    }

    /** Checks every request to a server from now on; handlers that are added later find a {@link Visit}. */
    public void guard(Javalin server) {
        server.before(this::check);
        server.get("/health", request -> request.result("up\n"));
        server.get("/session", request -> request.html(SessionPart.of(Visit.of(request), gate.canLeave())));
        gate.addPages(server);
    }

    /** Returns whether whoever sent a request may still see what comes: nobody has logged out, and no session is over. */
    public boolean stays(Context request) {
        return Guest.stays(request);
    }

    /** Returns whether a console that listens there is reached from this machine only. */
    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host) || host.matches("127\\.[0-9.]+");
    }

    /** What a provider or a browser wrote may have any length, and lines of its own. */
    private static String oneLine(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    static String withoutRole(String name, RoleNames roles) {
        return name + " may not look at this console: whoever administers it can give a role, by one of " + roles;
    }

    private void check(Context request) {
        Optional<Bodies.Refusal> unread = Bodies.refusal(request);
        if (unread.isPresent()) {
            Gate.refuse(request, unread.get().status(), unread.get().sentence());
            return;
        }
        String path = request.path();
        if (path.startsWith("/assets/") || path.equals("/health") || LoginPages.PATHS.contains(path)) {
            return;
        }
        Optional<Guest> found = gate.guest(request);
        if (found.isEmpty()) {
            return;
        }
        Guest guest = found.orElseThrow();
        Visit visit =
                new Visit(guest.name(), guest.role().atMost(settings.most()), tokens.of(guest.browser(), guest.name()));
        if (!Bodies.canBeRead(request)) {
            Gate.refuse(request, HttpStatus.BAD_REQUEST, "nothing was changed: what was sent is no form");
            return;
        }
        if (!CsrfTokens.isOurs(request, visit.token())) {
            Gate.refuse(
                    request,
                    HttpStatus.FORBIDDEN,
                    "nothing was changed: the page is from before a login or a start of the console; load it again");
            return;
        }
        guest.remember(request);
        visit.remember(request);
    }
}
