package dev.weir.console.access;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logins that have begun and not ended, each known to its browser only: a cookie has the state, when it is too late, and
 * where to go, under a code. What the provider must give back and what it must not see before are codes over the state;
 * so the console keeps nothing, and nobody can fill it by beginning logins.
 */
final class BegunLogins {
    /** How long a login may take. */
    static final Duration LASTS = Duration.ofMinutes(10);

    private static final int LONGEST_WAY = 1_500;
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,18})\\.([A-Za-z0-9_-]*)\\.(.+)");

    private final BrowserCookie cookie;
    private final InstantSource clock;
    private final CsrfTokens codes;

    BegunLogins(BrowserCookie cookie, InstantSource clock, SecureRandom random) {
        this.cookie = cookie;
        this.clock = clock;
        codes = new CsrfTokens(random);
    }

    /**
     * A login.
     *
     * @param state what the provider sends back with the browser
     * @param nonce what it puts into the token
     * @param verifier what proves to it that whoever fetches the token began the login
     * @param to the page to go to afterwards, of this console
     */
    record Begun(String state, String nonce, String verifier, String to) {}

    /** Begins a login in a browser. */
    Begun begin(Context request, String to) {
        String state = cookie.next();
        String way = isPage(to) ? to : "/";
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(way.getBytes(StandardCharsets.UTF_8));
        String content = state + "." + (clock.millis() + LASTS.toMillis()) + "." + coded;
        cookie.set(request, content + "." + codes.of("cookie", content), (int) LASTS.toSeconds());
        return begun(state, way);
    }

    /** Returns the login that a browser began and that the provider answers with this state, and ends it. */
    Optional<Begun> end(Context request, String state) {
        Optional<String> brought = cookie.text(request);
        cookie.set(request, "", 0);
        return brought.flatMap(text -> read(text, state));
    }

    private Optional<Begun> read(String text, String state) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String content = text.substring(0, parts.start(4) - 1);
        boolean holds = isEqual(parts.group(4), codes.of("cookie", content))
                && isEqual(parts.group(1), state)
                && Long.parseLong(parts.group(2)) > clock.millis();
        return holds
                ? Optional.of(
                        begun(state, new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private Begun begun(String state, String to) {
        return new Begun(state, codes.of("nonce", state), codes.of("verifier", state), to);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** A path of this console, and nothing that a browser takes for another host. */
    private static boolean isPage(String to) {
        return to.length() <= LONGEST_WAY
                && to.matches("/(?![/\\\\]).*")
                && to.chars().noneMatch(Character::isISOControl)
                && to.indexOf('\\') < 0
                && !LoginPages.PATHS.contains(to.replaceAll("\\?.*", ""));
    }
}
