package dev.weir.cli.console;

import dev.weir.console.access.AccessControl;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.access.Login;
import dev.weir.console.access.Role;
import dev.weir.console.access.RoleNames;
import dev.weir.console.access.oidc.OidcClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say who may do what on the console. */
final class AccessOptions {
    private static final String SECRET = "OIDC_CLIENT_SECRET";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where browsers find the console, such as https://weir.example, if that is not where it listens.")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--insecure",
            description = "Listens on a network although nobody has to log in: whoever reaches it sees everything.")
    private boolean isInsecure;

    @Option(
            names = "--role",
            paramLabel = "GROUP=ROLE",
            description = "What those may who belong to a group: look, shadow or live. '*' is everybody who is known."
                    + " Default: weir-look=look, weir-shadow=shadow, weir-live=live.")
    private Map<String, Role> roles = new LinkedHashMap<>();

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "Logs people in with this provider of OpenID Connect. Needs --oidc-client and --url; the provider"
                            + " sends browsers back to /login/callback.")
    private Optional<URI> issuer = Optional.empty();

    @Option(names = "--oidc-client", paramLabel = "ID", description = "What the provider calls the console.")
    private Optional<String> client = Optional.empty();

    @Option(
            names = "--oidc-secret-file",
            paramLabel = "FILE",
            description = "The file with the client's secret. Without it the secret is in the environment variable "
                    + SECRET + ", or the client has none.")
    private Optional<Path> secretFile = Optional.empty();

    @Option(
            names = "--oidc-scope",
            paramLabel = "SCOPE",
            description = "Asked for beside openid, profile and email; several times for several.")
    private List<String> scopes = new ArrayList<>();

    @Option(
            names = "--oidc-groups",
            paramLabel = "CLAIM",
            description = "The claim of the token with somebody's groups, such as realm_access.roles. Default: groups.")
    private String groupsClaim = "groups";

    @Option(
            names = "--session",
            paramLabel = "TIME",
            description = "How long somebody is known after a login, at most 24h. Default: 8h.")
    private Duration session = Duration.ofHours(8);

    @Option(
            names = "--trust-header",
            paramLabel = "NAME",
            description = "A proxy before the console says in this header who asks, such as X-Forwarded-User. Needs"
                    + " --trust-proxy.")
    private Optional<String> header = Optional.empty();

    @Option(
            names = "--trust-groups-header",
            paramLabel = "NAME",
            description = "The proxy's header with somebody's groups. Default: X-Forwarded-Groups.")
    private String groupsHeader = "X-Forwarded-Groups";

    @Option(
            names = "--trust-proxy",
            paramLabel = "ADDRESS",
            description =
                    "An address or network of the proxy, such as 10.0.0.0/24; several times for several. Nobody else"
                            + " gets an answer.")
    private List<String> proxies = new ArrayList<>();

    /**
     * Returns them for a console that listens at this host.
     *
     * @throws IllegalArgumentException if they contradict each other, let somebody in whom nobody meant, or
     *     name a secret that cannot be read
     */
    AccessSettings settings(String host, Role most, Login.None withoutLogin) {
        AccessSettings settings = new AccessSettings(most, login(withoutLogin), url);
        if (!settings.hasLogin() && !isInsecure && !AccessControl.isThisMachine(host)) {
            throw new IllegalArgumentException("--host: at " + host
                    + " others reach the console, and nobody would have to log in: give --oidc-issuer or --trust-header,"
                    + " or --insecure if everybody there may see everything");
        }
        return settings;
    }

    private Login login(Login.None withoutLogin) {
        RoleNames names = roles.isEmpty() ? RoleNames.usual() : new RoleNames(roles);
        if (issuer.isPresent() && header.isPresent()) {
            throw new IllegalArgumentException("--oidc-issuer and --trust-header: people are known by one of them");
        }
        if (issuer.isPresent()) {
            String id = client.orElseThrow(() -> new IllegalArgumentException(
                    "--oidc-issuer: give --oidc-client too, what the provider calls the console"));
            return new Login.Oidc(
                    new OidcClient(issuer.orElseThrow(), id, secret(), scopes, groupsClaim), names, session);
        }
        if (header.isPresent()) {
            return new Login.Proxy(header.orElseThrow(), groupsHeader, proxies, names);
        }
        return withoutLogin;
    }

    private Optional<String> secret() {
        if (secretFile.isEmpty()) {
            return Optional.ofNullable(System.getenv(SECRET)).map(String::strip).filter(text -> !text.isEmpty());
        }
        Path file = secretFile.orElseThrow();
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("--oidc-secret-file: there is no secret in " + file);
            }
            return Optional.of(secret);
        } catch (IOException e) {
            throw new IllegalArgumentException("--oidc-secret-file: cannot read " + file, e);
        }
    }
}
