package dev.weir.console.access;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that show that a request which changes something was made by a page of this console, and not by a page elsewhere
 * in the same browser. A token is a code over what the browser is known by, its cookie and who it is, under a key of this
 * process; nothing is stored. After a restart of the console pages have to be loaded again.
 */
public final class CsrfTokens {
    /** The field of a form that has the token. */
    public static final String FIELD = "csrf";
    /** The header that has the token, if a script sends the request. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecretKeySpec key;

    CsrfTokens(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Returns the token of somebody in a browser that is known by this cookie. */
    String of(String cookie, String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal((cookie + "\n" + name).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Returns whether a request only reads, or was made by a page of this console. */
    static boolean isOurs(Context request, String token) {
        if (READING.contains(request.req().getMethod())) {
            return true;
        }
        // Whoever sends this header is a browser, and says where the page is that asks.
        String site = request.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String given = request.header(HEADER);
        if (given == null) {
            given = request.formParam(FIELD);
        }
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
