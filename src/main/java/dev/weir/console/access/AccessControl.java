package dev.weir.console.access;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Finds out who sent a request before anything answers it, and refuses what another page in the browser made it send. */
public final class AccessControl {
    private static final String COOKIE = "weir-visit";
    private static final int COOKIE_BYTES = 32;
    private static final Pattern COOKIE_FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String SOMEBODY = "console";

    private final AccessSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final CsrfTokens tokens = new CsrfTokens(random);

    /** Creates it by these settings. */
    public AccessControl(AccessSettings settings) {
        this.settings = settings;
    }

    /** Checks every request to a server from now on; handlers that are added later find a {@link Visit}. */
    public void guard(Javalin server) {
        server.before(this::check);
    }

    private void check(Context request) {
        if (request.path().startsWith("/assets/")) {
            return;
        }
        String cookie = cookie(request);
        String name = System.getProperty("user.name", SOMEBODY);
        Visit visit = new Visit(name, settings.most(), tokens.of(cookie, name));
        if (!CsrfTokens.isOurs(request, visit.token())) {
            refuse(request, HttpStatus.FORBIDDEN, "this page is from before the console was started: load it again");
            return;
        }
        visit.remember(request);
    }

    private static void refuse(Context request, HttpStatus status, String sentence) {
        request.status(status).result(sentence).skipRemainingHandlers();
    }

    /** Returns what this browser is known by; one that comes for the first time gets it. */
    private String cookie(Context request) {
        String known = request.cookie(COOKIE);
        if (known != null && COOKIE_FORM.matcher(known).matches()) {
            return known;
        }
        byte[] bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        String given = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Cookie cookie = new Cookie(COOKIE, given);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        request.cookie(cookie);
        return given;
    }
}
