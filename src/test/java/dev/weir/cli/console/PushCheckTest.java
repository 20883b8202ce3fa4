package dev.weir.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.ChangePublisher;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.SignOptions;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job would say of a signature is said on the console before anything is pushed. */
final class PushCheckTest {
    private static final Change CHANGE = new Change("big", 1, Change.Kind.NEW, "{\"id\":\"big\"}");

    @TempDir
    private Path place;

    private Path folder = Path.of("");

    private PushNames names = new PushNames.Unsigned("host");
    private JobConfig config = config(Map.of());

    @BeforeEach
    void givenAnnAndBenHaveKeysAndTheJobKnowsThem() throws Exception {
        folder = Files.createDirectory(place.resolve("keys"));
        config = config(Map.of(
                "rules.signers.ann@example.com", key("ann@example.com"),
                "rules.signers.ben", key("ben")));
        key("cat"); // whom the job does not know
        names = new PushNames.EachTheirOwn(folder, "ben");
    }

    /** Makes a key, and returns what belongs into the job config. */
    private String key(String name) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.write(folder.resolve(name + ".pem"), pair.getPrivate().getEncoded());
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static JobConfig config(Map<String, String> signers) {
        try {
            StringBuilder yaml = new StringBuilder("kafka: {bootstrapServers: 'localhost:1'}\n");
            if (!signers.isEmpty()) {
                yaml.append("rules:\n  signers:\n");
                signers.forEach((name, key) -> yaml.append("    '")
                        .append(name.replace("rules.signers.", ""))
                        .append("': ")
                        .append(key)
                        .append('\n'));
            }
            return new JobConfigs().read(yaml.toString(), Map.of(), Map.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String hindrance(String who) {
        return new PushCheck(config, names).hindrance(List.of(CHANGE), who);
    }

    @Test
    void eachSignsWithTheKeyThatIsCalledAsTheyAre() {
        assertThat(hindrance("ann@example.com")).isEmpty();
        assertThat(hindrance("ben")).isEmpty();
        assertThat(hindrance("")).as("where nobody logs in").isEmpty();
        assertThat(hindrance("cat"))
                .isEqualTo(
                        "it is signed by 'cat', who is not one of ann@example.com, ben (rules.signers): say with --as NAME whose key it is");
    }

    @Test
    void whoeverHasNoKeyIsToldWhatToPutWhere() {
        assertThat(hindrance("dan"))
                .contains("there is no key for 'dan'", "puts it there as dan.pem", "into rules.signers");
    }

    @Test
    void aNameIsNoPath() throws Exception {
        Path outside = folder.resolveSibling("outside.pem");
        Files.copy(folder.resolve("ben.pem"), outside);
        for (String name : List.of("../outside", outside.toString().replace(".pem", ""), "sub/../ben", "be*", ".")) {
            assertThat(hindrance(name)).as(name).contains("there is no key for '" + name + "'");
        }
    }

    @Test
    void aKeyIsReadAtEachPushSoOneThatIsTakenAwayCountsNoLonger() throws Exception {
        Files.delete(folder.resolve("ben.pem"));
        assertThat(hindrance("ben")).contains("there is no key for 'ben'");
        key("ben");
        assertThat(hindrance("ben")).contains("is not one that the key of 'ben' in rules.signers makes of this");
        Files.writeString(folder.resolve("ben.pem"), "no key");
        assertThat(hindrance("ben")).contains("is no Ed25519 key");
    }

    @Test
    void withoutAKeyAJobThatAsksForSignaturesWouldRefuseIt() {
        names = new PushNames.Unsigned("host");
        assertThat(hindrance("ann@example.com")).contains("it is not signed, and the job takes only what");
        config = config(Map.of());
        assertThat(hindrance("ann@example.com")).isEmpty();
    }

    @Test
    void withOneKeyAllPushAsItsSigner() throws IOException {
        names = new PushNames.One(SignOptions.of("ben", Optional.of(folder.resolve("ben.pem"))));
        assertThat(hindrance("ann@example.com")).isEmpty();
        assertThat(new PushCheck(config, names).nameOf("ann@example.com")).isEqualTo("ben");
    }

    /** With one key for all it may have been anybody. */
    @Test
    void whoHasPushedSomethingIsToldSoByTheNameThatTheyPushUnder() {
        Revision ofBen = proposed(new Sender("ben", 0, ""));
        assertThat(new PushCheck(config, names).isBy(ofBen, "ben")).isTrue();
        assertThat(new PushCheck(config, names).isBy(ofBen, "ann")).isFalse();
        assertThat(new PushCheck(config, names).isBy(ofBen, ""))
                .as("where nobody logs in")
                .isTrue();
        names = new PushNames.One(SignOptions.of("ben", Optional.of(folder.resolve("ben.pem"))));
        assertThat(new PushCheck(config, names).isBy(ofBen, "ben")).isFalse();
    }

    /** Otherwise somebody could write it to the topic in another name, and agree to it. */
    @Test
    void whoHasProposedSomethingHasToBeProved() throws IOException {
        PushCheck check = new PushCheck(config, names);
        Signing.Pushed pushed = ChangePublisher.pushed(CHANGE);
        assertThat(check.hindrance(proposed(names.of("ben").sender(pushed)))).isEmpty();
        assertThat(check.hindrance(proposed(new Sender("ben", 0, ""))))
                .contains("it is not proved who has proposed it");
        Sender good = names.of("ben").sender(pushed);
        assertThat(check.hindrance(proposed(new Sender("ann@example.com", good.signedAtMillis(), good.signature()))))
                .contains("it is not proved");
        config = config(Map.of());
        assertThat(new PushCheck(config, names).hindrance(proposed(new Sender("ben", 0, ""))))
                .as("a job that asks for no signature")
                .isEmpty();
    }

    private static Revision proposed(Sender sender) {
        return new Revision(CHANGE.rule(), CHANGE.json(), Optional.empty(), 0, sender, new RecordPlace("rules", 0, 0));
    }

    @Test
    void withoutTheFolderNothingIsPushed() {
        names = new PushNames.EachTheirOwn(folder.resolve("none"), "ben");
        assertThatThrownBy(() -> names.of("ben")).isInstanceOf(IOException.class);
        assertThat(hindrance("ben")).isNotEmpty();
    }
}
