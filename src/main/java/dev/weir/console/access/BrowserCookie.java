package dev.weir.console.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie with a number that nobody can guess. Scripts cannot read it; over TLS it is bound to this host and sent over
 * TLS only.
 */
final class BrowserCookie {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final boolean secure;
    private final SameSite site;
    private final SecureRandom random;

    BrowserCookie(String name, boolean secure, SameSite site, SecureRandom random) {
        this.name = secure ? "__Host-" + name : name;
        this.secure = secure;
        this.site = site;
        this.random = random;
    }

    /** Returns what a browser brought, if that has the form of such a number. */
    Optional<String> given(Context request) {
        return Optional.ofNullable(request.cookie(name))
                .filter(value -> FORM.matcher(value).matches());
    }

    /** Returns what a browser brought; one that comes for the first time gets a new one. */
    String of(Context request) {
        return given(request).orElseGet(() -> {
            String value = next();
            set(request, value, -1);
            return value;
        });
    }

    /** Returns a number that was never given. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns any text that a browser brought. */
    Optional<String> text(Context request) {
        return Optional.ofNullable(request.cookie(name));
    }

    /** Gives a browser a value for so many seconds; 0 takes it away, -1 leaves it until the browser is closed. */
    void set(Context request, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(site);
        cookie.setMaxAge(seconds);
        request.cookie(cookie);
    }
}
