package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pushes with and without signatures, by the signers of a job config. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignedPushTest {
    private BrokerWithoutJob broker;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        broker = BrokerWithoutJob.start();
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        KeyPair anna = keys.generateKeyPair();
        write("anna.pem", pem("PRIVATE KEY", anna.getPrivate().getEncoded()));
        write("anna.pub", pem("PUBLIC KEY", anna.getPublic().getEncoded()));
        write("ben.pem", pem("PRIVATE KEY", keys.generateKeyPair().getPrivate().getEncoded()));
        write(
                "signers.yaml",
                "kafka: {bootstrapServers: x:1}\nrules: {signers: {anna: "
                        + Base64.getEncoder().encodeToString(anna.getPublic().getEncoded()) + "}}\n");
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void whatIsSignedSaysSoInTheHistoryIfTheConfigNamesTheKey() throws Exception {
        write("signed/signed.yaml", rule("signed").yaml());

        broker.weir("rules", "push", at("signed"), "--sign-key", at("anna.pem"), "--as", "anna");
        broker.weir("rules", "remove", "signed", "--sign-key", at("anna.pem"), "--as", "bob");

        assertThat(broker.weir("rules", "history", "signed", "--config", at("signers.yaml"))
                        .out())
                .anyMatch(line -> line.matches("1 +20\\S+ +anna +yes +live"))
                .anyMatch(line -> line.matches("removed +20\\S+ +bob +badly"));
    }

    @Test
    void whatTheSignersOfTheConfigDidNotSignIsNotPushed() throws Exception {
        write("kept/kept.yaml", rule("kept").yaml());
        broker.weir("rules", "push", at("kept"));
        String config = at("signers.yaml");

        assertThat(broker.weir("rules", "remove", "kept", "--config", config).err())
                .startsWith("weir: kept: it is not signed, and the job takes only what anna signed")
                .contains("push it with --sign-key FILE --as NAME; nothing was pushed");
        assertThat(broker.weir(
                                "rules",
                                "disable",
                                "kept",
                                "--config",
                                config,
                                "--sign-key",
                                at("ben.pem"),
                                "--as",
                                "anna")
                        .err())
                .contains("kept: the signature is not one that the key of 'anna'", "; nothing was pushed");
        assertThat(broker.weir(
                                "rules",
                                "remove",
                                "kept",
                                "--config",
                                config,
                                "--sign-key",
                                at("ben.pem"),
                                "--as",
                                "ben")
                        .err())
                .contains("kept: it is signed by 'ben', who is not one of anna", "say with --as NAME whose key it is");
        assertThat(broker.weir("lists", "add", "names", "x", "--config", config).code())
                .isEqualTo(1);

        assertThat(broker.weir("rules", "history", "kept").out()).hasSize(2);
        assertThat(broker.weir("lists", "list").text()).doesNotContain("names");
        assertThat(broker.weir(
                                "rules",
                                "remove",
                                "kept",
                                "--config",
                                config,
                                "--sign-key",
                                at("anna.pem"),
                                "--as",
                                "anna")
                        .code())
                .isZero();
    }

    @Test
    void whatStayedInForceSinceItsRemovalWasRefusedCanBeRemovedAgain() throws Exception {
        answered("stays", "{\"rule\":\"stays\",\"status\":\"REJECTED\"}");
        answered("list:stays", "{\"rule\":\"list:stays\",\"list\":\"stays\",\"status\":\"REJECTED\"}");
        answered("models/stays", "{\"rule\":\"models/stays\",\"status\":\"REJECTED\"}");
        answered("went", "{\"rule\":\"went\",\"status\":\"REMOVED\"}");

        assertThat(broker.weir("rules", "remove", "stays").out()).containsExactly("1 rule removed");
        assertThat(broker.weir("lists", "remove", "stays").out()).containsExactly("1 list removed");
        assertThat(broker.weir("models", "remove", "stays").out()).containsExactly("1 model removed");
        assertThat(broker.weir("rules", "remove", "went").err()).contains("there is no rule 'went' on the topic");
        assertThat(broker.weir("lists", "remove", "went").err()).contains("there is no list 'went' on the topic");
        assertThat(broker.weir("models", "remove", "went").err()).contains("there is no model 'went' on the topic");
    }

    private void answered(String key, String answer) throws IOException {
        broker.topics().write(broker.config().topics().ruleStatus(), key, answer.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theCommandThatMakesAKeyDoesNotOverwriteTheFileThatIsNone() throws Exception {
        write("any/any.yaml", rule("any").yaml());

        assertThat(broker.weir("rules", "push", at("any"), "--sign-key", at("any/any.yaml"))
                        .err())
                .contains("any.yaml is no Ed25519 key in PKCS#8")
                .contains("openssl genpkey -algorithm ed25519 -out my-key.pem");
        assertThat(broker.weir("rules", "push", at("any"), "--sign-key", at("anna.pub"))
                        .err())
                .contains("anna.pub is the public half of a key", "in which it says BEGIN PRIVATE KEY");
        assertThat(broker.weir("rules", "push", at("any"), "--sign-key", at("nowhere.pem"))
                        .err())
                .contains("--sign-key: there is no file");
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + kind
                + "-----\n";
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
