package dev.weir.console.access.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The console as a client of a provider of OpenID Connect.
 *
 * @param issuer the address of the provider, as stands in its tokens; {@code https} unless it is on this machine
 * @param id what the provider calls the console
 * @param secret the secret of the client; empty for a client without one
 * @param scopes what is asked for beside {@code openid profile email}
 * @param groupsClaim the claim of the token with what somebody belongs to, such as {@code groups}, or the way to it, such
 *     as {@code realm_access.roles}
 */
public record OidcClient(URI issuer, String id, Optional<String> secret, List<String> scopes, String groupsClaim) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Checks the address. */
    public OidcClient {
        scopes = List.copyOf(scopes);
        if (!isPrivate(issuer)) {
            throw new IllegalArgumentException(
                    "a provider of logins is asked over TLS: write https://… and not " + issuer);
        }
    }

    /** Returns whether nobody on a network hears what is said to an address. */
    public static boolean isPrivate(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    }

    @Override
    public String toString() {
        return "OidcClient[" + issuer + ", " + id + "]"; // never the secret
    }
}
