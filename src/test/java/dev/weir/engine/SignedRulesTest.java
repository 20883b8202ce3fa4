package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.engine.seal.TrainedSeal;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With signers, a record of the topics of rules and lists counts only if a listed key signed just that. */
final class SignedRulesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final Sender UNSIGNED = new Sender("anna", 0, "");

    private RulebookMemory memory = new RulebookMemory();
    private KeyPair anna;
    private KeyPair mallory;
    private RulebookKeeper keeper;
    private long offset;

    @BeforeEach
    void annaSigns() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        anna = keys.generateKeyPair();
        mallory = keys.generateKeyPair();
        Signers signers = new Signers(Map.of("anna", anna.getPublic().getEncoded()));
        keeper = new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT, signers);
    }

    @Test
    void whatAListedKeySignedHoldsAndTheAnswerSaysWhose() {
        RuleStatus answer = check("rules", "r", rule(1), signed("r", rule(1), NOW));

        assertThat(answer.kind()).isEqualTo(Kind.ACTIVE);
        assertThat(answer.notes().push().signed()).isTrue();
        assertThat(answer.notes().push().sender().name()).isEqualTo("anna");
    }

    @Test
    void whatNobodySignedIsRefusedAndWhatIsInForceStays() {
        check("rules", "r", rule(1), signed("r", rule(1), NOW));

        for (String text : new String[] {rule(2), ""}) {
            RuleStatus answer = check("rules", "r", text, UNSIGNED);
            assertThat(answer.kind()).isEqualTo(Kind.REJECTED);
            assertThat(answer.errors().get(0).message()).contains("is not signed", "anna", "--sign-key");
            assertThat(answer.notes().push().signed()).isFalse();
        }
        assertThat(memory.inForce())
                .hasEntrySatisfying("r", held -> assertThat(held.version()).isEqualTo(1));
    }

    @Test
    void aKeyThatIsNotListedAndAnotherOnesNameAreRefused() throws GeneralSecurityException {
        Signing.Pushed pushed = pushed(Signing.Kind.RULE, "r", rule(1));

        assertThat(refusal("rules", "r", rule(1), Signing.sign(pushed, "mallory", mallory.getPrivate(), NOW)))
                .contains("'mallory'", "one of anna");
        assertThat(refusal("rules", "r", rule(1), Signing.sign(pushed, "anna", mallory.getPrivate(), NOW)))
                .contains("the key of 'anna'");
        assertThat(refusal("rules", "r", rule(1), new Sender("anna", NOW, "AQID")))
                .contains("the key of 'anna'");
    }

    @Test
    void aSignatureStandsForNoOtherContentNameTimeOrTopic() {
        Sender ofRule = signed("r", rule(1), NOW);
        String list = "{\"name\":\"r\",\"entries\":[]}";

        assertThat(refusal("rules", "r", rule(2), ofRule)).contains("the key of 'anna'");
        assertThat(refusal("rules", "s", rule(1), ofRule)).contains("the key of 'anna'");
        assertThat(refusal("rules", "r", "", ofRule)).contains("the key of 'anna'");
        assertThat(refusal("rules", "r", rule(1), new Sender("anna", NOW + 1, ofRule.signature())))
                .contains("the key of 'anna'");
        assertThat(refusal("lists", "r", list, signed("r", list, NOW))).contains("the key of 'anna'");
    }

    @Test
    void listsAndTheirRemovalsAreSignedToo() throws GeneralSecurityException {
        String list = "{\"name\":\"l\",\"entries\":[\"a\"]}";
        Signing.Pushed pushed = pushed(Signing.Kind.LIST, "l", list);
        assertThat(check("lists", "l", list, Signing.sign(pushed, "anna", anna.getPrivate(), NOW))
                        .kind())
                .isEqualTo(Kind.ACTIVE);

        assertThat(check("lists", "l", "", UNSIGNED).kind()).isEqualTo(Kind.REJECTED);
        assertThat(memory.lists()).containsKey("l");

        Signing.Pushed removal = pushed(Signing.Kind.LIST, "l", "");
        assertThat(check("lists", "l", "", Signing.sign(removal, "anna", anna.getPrivate(), NOW + 1))
                        .kind())
                .isEqualTo(Kind.REMOVED);
    }

    @Test
    void anOldRemovalDoesNotTakeAwayWhatWasMadeAgainNorDoesAnOldRuleComeBack() {
        Sender put = signed("r", rule(3), NOW);
        Sender removal = signed("r", "", NOW + 10);
        check("rules", "r", rule(3), put);
        check("rules", "r", "", removal);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(refusal("rules", "r", rule(3), put)).contains("before what was accepted last");
        assertThat(check("rules", "r", rule(1), signed("r", rule(1), NOW + 20)).kind())
                .isEqualTo(Kind.ACTIVE);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(refusal("rules", "r", "", removal)).contains("before what was accepted last");
        assertThat(memory.inForce()).containsKey("r");
    }

    @Test
    void aClockThatIsFarAheadDoesNotLockARuleForEverybody() {
        assertThat(refusal("rules", "r", rule(1), signed("r", rule(1), NOW + 600_001)))
                .contains("more than ten minutes from now");
        assertThat(check("rules", "r", rule(1), signed("r", rule(1), NOW + 600_000))
                        .kind())
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void whatTheJobWroteDownComesBackOnlyWithItsSignature() {
        Push good = new Push(new RecordPlace("rules", 0, 1), NOW, signed("r", rule(4), NOW), false);
        InForceEntry entry = new InForceEntry("r", utf8(rule(4)), 4, 2, good, "");
        InForceEntry forged = new InForceEntry("r", utf8(rule(5)), 5, 3, good, "");

        RuleStatus restored = keeper.restore(entry, memory, NOW).answer();
        assertThat(restored.kind()).isEqualTo(Kind.ACTIVE);
        assertThat(restored.notes().push().signed()).isTrue();

        RuleStatus refused = keeper.restore(forged, memory, NOW).answer();
        assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused.notes().push().signed()).isFalse();
        assertThat(memory.inForce())
                .hasEntrySatisfying("r", held -> assertThat(held.version()).isEqualTo(4));
    }

    @Test
    void aVersionThatTheJobTrainedNeedsNoSignatureButItsSealAndAModelInForce() throws GeneralSecurityException {
        byte[] key = new byte[SwitchOffSeal.KEY_BYTES];
        memory.sealUnder(key);
        Sender sealed = new Sender(TrainedSeal.SENDER, 0, new TrainedSeal(key).of(utf8("m/shadow"), utf8(model(2))));
        assertThat(refusal("models", "m/shadow", model(2), sealed)).contains("not in force");
        Signing.Pushed first = pushed(Signing.Kind.MODEL, "m", model(1));
        check("models", "m", model(1), Signing.sign(first, "anna", anna.getPrivate(), NOW));

        assertThat(refusal("models", "m/shadow", model(3), sealed)).contains("no seal of this job");
        assertThat(refusal("models", "m", model(2), sealed)).contains("no seal of this job");
        assertThat(refusal("models", "m/shadow", model(2), new Sender(TrainedSeal.SENDER, 0, "")))
                .contains("is not signed");
        assertThat(check("models", "m/shadow", model(2), sealed).kind()).isEqualTo(Kind.SHADOW);
        assertThat(check("models", "m/shadow", model(2), sealed).kind()).isEqualTo(Kind.UNCHANGED);
    }

    private static String model(int version) {
        return "{\"model\":\"m\",\"version\":" + version + ",\"on\":\"transaction\",\"kind\":\"online\","
                + "\"inputs\":{\"amount\":\"transaction.amount\"},\"bias\":0,\"weights\":{\"amount\":1}}";
    }

    @Test
    void noMoreRemovalsThanSoManyAreRemembered() {
        for (int i = 0; i <= RulebookMemory.MOST_REMOVALS; i++) {
            memory.noteRemoval("r" + i, i + 1);
        }

        assertThat(memory.removals()).hasSize(RulebookMemory.MOST_REMOVALS).doesNotContainKey("r0");
    }

    private String refusal(String topic, String key, String text, Sender sender) {
        RuleStatus answer = check(topic, key, text, sender);
        assertThat(answer.kind()).isEqualTo(Kind.REJECTED);
        return answer.errors().get(0).message();
    }

    private RuleStatus check(String topic, String key, String text, Sender sender) {
        RawRecord record = new RawRecord(topic, 0, offset++, NOW, utf8(key), utf8(text), sender);
        RulebookKeeper.UpdateResult result = keeper.check(record, memory, NOW).orElseThrow();
        Optional<InForceEntry> unused = InForceKeeper.entry(record, result, memory);
        return result.answer();
    }

    private Sender signed(String key, String text, long atMillis) {
        try {
            return Signing.sign(pushed(Signing.Kind.RULE, key, text), "anna", anna.getPrivate(), atMillis);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signing.Pushed pushed(Signing.Kind kind, String key, String text) {
        return new Signing.Pushed(kind, utf8(key), utf8(text));
    }

    private static String rule(int version) {
        return RuleDraft.always("r", version, "REVIEW");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
