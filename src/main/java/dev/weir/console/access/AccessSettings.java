package dev.weir.console.access;

import dev.weir.console.access.oidc.OidcClient;
import java.net.URI;
import java.util.Optional;

/**
 * Who may do what on the console.
 *
 * @param most what anybody may do at most: {@link Role#LOOK} unless changes are allowed
 * @param login by what people are known
 * @param address where browsers find the console, if that is not where it listens; with a path of at most {@code /}
 */
public record AccessSettings(Role most, Login login, Optional<URI> address) {
    /** Checks that a login has an address to come back to, which nobody on a network can listen to. */
    public AccessSettings {
        boolean isPrivate = address.map(OidcClient::isPrivate).orElse(true);
        if (login instanceof Login.Oidc && (address.isEmpty() || !isPrivate)) {
            throw new IllegalArgumentException(
                    "a login comes back to the console over TLS: say where browsers find it, such as https://weir.example");
        }
    }

    /** Nobody changes anything, and nobody has to say who they are. */
    public static AccessSettings reading() {
        return new AccessSettings(Role.LOOK, Login.None.ofThisUser(), Optional.empty());
    }

    /** Whoever reaches the console may change rules. */
    public static AccessSettings changing() {
        return new AccessSettings(Role.LIVE, Login.None.ofThisUser(), Optional.empty());
    }

    /** Returns where browsers find a page; a login has such an address. */
    URI page(String path) {
        return address.orElseThrow().resolve(path);
    }

    /** Returns whether people have to say who they are. */
    public boolean hasLogin() {
        return !(login instanceof Login.None);
    }

    /** Returns whether browsers reach it over TLS, so that cookies may ask for that. */
    boolean isSecure() {
        return address.map(URI::getScheme).filter("https"::equals).isPresent();
    }
}
