package dev.weir.console.access;

import dev.weir.console.access.oidc.OidcClient;
import java.time.Duration;
import java.util.List;

/** By what people are known to the console. */
public sealed interface Login {
    /**
     * They are not: whoever reaches the console is taken for one person.
     *
     * @param name who that is
     */
    record None(String name) implements Login {
        /** Checks that the name can stand in a record. */
        public None {
            Visit.check(name);
        }

        /** Returns what the user of this process is called. */
        public static None ofThisUser() {
            return new None(Gate.name(System.getProperty("user.name", "")).orElse("console"));
        }
    }

    /**
     * A proxy before the console has asked them, and says who they are in a header.
     *
     * @param header the header with the name, such as {@code X-Forwarded-User}
     * @param rolesHeader the header with what they belong to, separated by commas
     * @param addresses networks and addresses that the proxy asks from: nobody else gets an answer
     * @param roles what those may who belong to something
     */
    record Proxy(String header, String rolesHeader, List<String> addresses, RoleNames roles) implements Login {
        /** Checks that there is a proxy. */
        public Proxy {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException(
                        "--trust-header: without --trust-proxy, the addresses of the proxy, anybody could say who they are");
            }
        }
    }

    /**
     * A provider of OpenID Connect: authorization code flow with PKCE.
     *
     * @param client the console as the provider knows it
     * @param roles what those may who belong to something
     * @param session how long somebody is known after a login, at most {@link #LONGEST_SESSION}
     */
    record Oidc(OidcClient client, RoleNames roles, Duration session) implements Login {
        /** The longest time for which somebody is known. */
        public static final Duration LONGEST_SESSION = Duration.ofHours(24);

        /** Checks the time. */
        public Oidc {
            if (session.compareTo(Duration.ofMinutes(1)) < 0 || session.compareTo(LONGEST_SESSION) > 0) {
                throw new IllegalArgumentException(
                        "a session lasts a minute at least and a day at most; write such as 8h");
            }
        }
    }
}
