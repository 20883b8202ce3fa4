package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console does not start where somebody would be let in whom nobody meant. */
final class RunConsoleTest {
    private static String refused(String... options) {
        StringWriter said = new StringWriter();
        String[] words = new String[options.length + 1];
        words[0] = "console";
        System.arraycopy(options, 0, words, 1, options.length);
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Commands.run(words, out, out)).isEqualTo(2);
        return said.toString();
    }

    @Test
    void onANetworkSomebodyHasToLogIn() {
        for (String host : new String[] {"0.0.0.0", "10.0.0.7", "weir.example", "::", "127.evil.example"}) {
            assertThat(refused("--host", host))
                    .as(host)
                    .contains("--host: at " + host + " others reach the console, and nobody would have to log in: give"
                            + " --oidc-issuer or --trust-header, or --insecure");
        }
    }

    @Test
    void aProxyIsBelievedFromItsAddressesOnly() {
        assertThat(refused("--trust-header", "X-Forwarded-User"))
                .contains("--trust-header: without --trust-proxy, the addresses of the proxy, anybody could say");
        assertThat(refused(
                        "--trust-header", "X-User", "--trust-proxy", "10.0.0.1", "--oidc-issuer", "https://i.example"))
                .contains("people are known by one of them");
    }

    @Test
    void aLoginNeedsAClientAndPrivateAddresses() {
        assertThat(refused("--oidc-issuer", "https://i.example")).contains("give --oidc-client too");
        assertThat(refused("--oidc-issuer", "https://i.example", "--oidc-client", "weir"))
                .contains("say where browsers find it, such as https://weir.example");
        assertThat(refused(
                        "--oidc-issuer", "https://i.example", "--oidc-client", "weir", "--url", "http://weir.example"))
                .contains("over TLS");
        assertThat(refused(
                        "--oidc-issuer", "http://i.example", "--oidc-client", "weir", "--url", "https://weir.example"))
                .contains("a provider of logins is asked over TLS: write https://");
    }

    @Test
    void aSecretThatIsNotThereIsNotTakenForNone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("secret");
        assertThat(refusedWithSecret(file)).contains("--oidc-secret-file: cannot read " + file);
        Files.writeString(file, " \n");
        assertThat(refusedWithSecret(file)).contains("--oidc-secret-file: there is no secret in " + file);
    }

    private static String refusedWithSecret(Path file) {
        return refused(
                "--oidc-issuer", "https://i.example", "--oidc-client", "weir", "--oidc-secret-file", file.toString());
    }

    @Test
    void rolesAndSessionsHaveBounds() {
        assertThat(refused("--role", "fraud=root")).contains("expected one of [LOOK, SHADOW, LIVE]", "was 'root'");
        assertThat(refused(
                        "--oidc-issuer",
                        "https://i.example",
                        "--oidc-client",
                        "weir",
                        "--url",
                        "https://weir.example",
                        "--session",
                        "25h"))
                .contains("a day at most");
    }

    @Test
    void theFolderOfRulesHasToBeThereAndFourEyesNeedChanges() {
        assertThat(refused("--rules", "nowhere", "--port", "0")).contains("--rules: there is no folder nowhere");
        assertThat(refused("--rules", "rules", "--four-eyes", "--port", "0"))
                .contains("--four-eyes is about changes, and the console only shows; write --allow-changes too");
    }

    @Test
    void withOneKeyForAllWhoLogInNobodyCanBeTheSecondOfFourEyes(@TempDir Path folder) {
        String[] login = {"--trust-header", "X-User", "--trust-proxy", "10.0.0.1", "--allow-changes", "--port", "0"};
        assertThat(refused(with(login, "--four-eyes", "--sign-key", "anna.pem", "--as", "anna")))
                .contains("with --sign-key everybody here signs as 'anna'", "give --sign-keys DIR instead");
        assertThat(refused(with(login, "--sign-keys", folder.toString(), "--sign-key", "anna.pem")))
                .contains("either each person signs with a key of their own, or all with one");
        assertThat(refused(with(login, "--sign-keys", "nowhere"))).contains("--sign-keys: there is no folder nowhere");
        assertThat(refused("--sign-keys", folder.toString(), "--port", "0")).contains("write --allow-changes too");
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }
}
