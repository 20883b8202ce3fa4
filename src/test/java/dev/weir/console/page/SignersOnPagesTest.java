package dev.weir.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.console.SeenDecisions;
import dev.weir.console.flink.JobFigures;
import dev.weir.console.page.edit.RuleButtons;
import dev.weir.console.seen.PushedVersions;
import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who pushed a rule stands on its page, and whether that is sure. */
final class SignersOnPagesTest {
    private static final String FIRST = "{\"id\":\"big\",\"version\":1}";
    private static final String SECOND = "{\"id\":\"big\",\"version\":2}";

    private final SeenDecisions seen = new SeenDecisions();
    private final KeyPair ann = pair();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Sender signed(String name, String id, String text, KeyPair key) throws GeneralSecurityException {
        Signing.Pushed pushed = new Signing.Pushed(
                Signing.Kind.RULE, id.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
        return Signing.sign(pushed, name, key.getPrivate(), 1_000);
    }

    private void pushed(String text, Sender sender) {
        PushedVersions.add(seen.sightings, "big", text, SeenDecisions.NOW.toEpochMilli(), sender);
    }

    private JobConfig config() throws ConfigException {
        String key = Base64.getEncoder().encodeToString(ann.getPublic().getEncoded());
        return new JobConfigs()
                .read(
                        "rules: {signers: {ann: " + key + "}}",
                        Map.of("kafka.bootstrapServers", "localhost:1"),
                        Map.of());
    }

    private String page(JobConfig config) {
        OutcomeColours colours = OutcomeColours.of(config, seen.sightings::outcomes);
        return new RulePage(
                        new Layout("v"),
                        seen.sightings,
                        colours,
                        () -> JobFigures.unknown("nobody asked Flink"),
                        Pushers.of(config))
                .html("big", RuleButtons.NONE, RuleButtons.NONE)
                .orElseThrow();
    }

    @Test
    void theSignerIsNamedOfTheRuleAndOfEachVersion() throws Exception {
        pushed(FIRST, signed("ann", "big", FIRST, ann));
        pushed(SECOND, new Sender("bob", 0, ""));
        String unsigned = page(config());
        assertThat(unsigned).containsOnlyOnce(" signed by ann").contains("with the key of &#x27;ann&#x27;");
        assertThat(unsigned.split(" by bob, not signed", -1))
                .as("in the figures and in the history")
                .hasSize(3);

        pushed("{\"id\":\"big\",\"version\":3}", signed("ann", "big", "{\"id\":\"big\",\"version\":3}", ann));
        assertThat(page(config()).split(" signed by ann", -1)).hasSize(4);
    }

    @Test
    void aSignatureOfSomebodyElseOrForSomethingElseProvesNothing() throws Exception {
        pushed(FIRST, signed("ann", "big", FIRST, pair()));
        assertThat(page(config())).contains("badly signed as ann").doesNotContain(" signed by ann");
        pushed(SECOND, signed("ann", "big", FIRST, ann));
        pushed("{\"id\":\"big\",\"version\":3}", signed("ann", "small", "{\"id\":\"big\",\"version\":3}", ann));
        pushed("{\"id\":\"big\",\"version\":4}", signed("<b>", "big", "{\"id\":\"big\",\"version\":4}", ann));
        assertThat(page(config()))
                .contains("badly signed as &lt;b&gt;", "who is not one of ann")
                .doesNotContain(" signed by ann", "<b>");
    }

    @Test
    void withoutSignersInTheConfigASignatureIsNotChecked() throws Exception {
        pushed(FIRST, signed("ann", "big", FIRST, ann));
        assertThat(page(SeenDecisions.config())).contains(" by ann, signature not checked");
        pushed(SECOND, new Sender("bob", 0, ""));
        assertThat(page(SeenDecisions.config())).contains(" by bob").doesNotContain("not signed");
    }

    @Test
    void aRemovalIsSignedToo() throws Exception {
        pushed(FIRST, signed("ann", "big", FIRST, ann));
        pushed("", signed("ann", "big", "", ann));
        assertThat(page(config())).contains("removed").doesNotContain("badly");
    }

    @Test
    void aDocumentOfWhichOnlyTheBeginningIsKeptIsNotSaidToBeBadlySigned() throws Exception {
        String longest = " ".repeat(200_000);
        String tooLong = longest + " ";
        pushed(longest, signed("ann", "big", longest, ann));
        pushed(tooLong, signed("ann", "big", tooLong, ann));
        assertThat(page(config())).contains(" signed by ann", " by ann</span>").doesNotContain("badly");
    }
}
