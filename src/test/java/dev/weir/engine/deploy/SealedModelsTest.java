package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.engine.seal.TrainedSeal;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where signatures are asked for, what the job trained has its seal instead. */
final class SealedModelsTest {
    private static final byte[] KEY = new byte[SwitchOffSeal.KEY_BYTES];
    private static final byte[] ID = "card-fraud/shadow".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MODEL = "{\"model\": \"card-fraud\", \"version\": 2, \"on\": \"transaction\", \"kind\":"
            .concat(" \"anomaly\", \"inputs\": {\"amount\": \"transaction.amount\"}}")
            .getBytes(StandardCharsets.UTF_8);

    private RulebookMemory memory = new RulebookMemory();
    private RulebookKeeper keeper;
    private long offset;

    @BeforeEach
    void annaSigns() throws GeneralSecurityException {
        byte[] anna = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        keeper = new RulebookKeeper(
                Documented.documents(),
                Documented.compiler(),
                RulebookTopics.DEFAULT,
                new Signers(Map.of("anna", anna)));
        memory.sealUnder(KEY);
    }

    @Test
    void whatTheJobTrainedIsRestoredWhereTheKeyIsTheSame() {
        Sender sender = new Sender(TrainedSeal.SENDER, 0, new TrainedSeal(KEY).of(ID, MODEL));
        InForceEntry entry = new InForceEntry(
                "models/card-fraud/shadow",
                MODEL,
                2,
                5,
                Push.of(new RawRecord("models", 0, 0, 0, ID, MODEL, sender), true),
                "");
        assertThat(keeper.restore(entry, memory, 0).answer().kind()).isEqualTo(Kind.SHADOW);

        memory = new RulebookMemory();
        assertThat(keeper.restore(entry, memory, 0).answer().kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void whereNobodyHasToSignTheSealStillProvesThatTheJobTrainedIt() {
        keeper =
                new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT, Signers.NONE);

        assertThat(pushed(MODEL, new TrainedSeal(KEY).of(ID, MODEL))
                        .notes()
                        .push()
                        .signed())
                .isFalse(); // its model was not in force: what was removed stays so
        byte[] next = new String(MODEL, StandardCharsets.UTF_8)
                .replace("\"version\": 2", "\"version\": 3")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(pushed(next, new TrainedSeal(KEY).of(ID, next))
                        .notes()
                        .push()
                        .signed())
                .isTrue();
        assertThat(pushed(next, new TrainedSeal(KEY).of(ID, MODEL))
                        .notes()
                        .push()
                        .signed())
                .isFalse();
    }

    @Test
    void aVersionThatTheJobWritesAgainAfterAFailureIsUnchangedAndOneOfAnotherHandIsRefused() {
        keeper =
                new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT, Signers.NONE);
        assertThat(pushed(trained(3, "\"learned\": 60,"), "").kind()).isEqualTo(Kind.SHADOW);

        assertThat(pushed(trained(2, "\"learned\": 40,"), "").kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(pushed(trained(2, "\"learned\": 80,"), "").kind()).isEqualTo(Kind.REJECTED);
        assertThat(pushed(trained(2, ""), "").kind()).isEqualTo(Kind.REJECTED);
    }

    private static byte[] trained(int version, String learned) {
        return """
                {"model": "card-fraud", "version": %d, "on": "transaction", "kind": "online", %s
                 "inputs": {"amount": "transaction.amount"}, "bias": 0.5, "weights": {"amount": 1}}""".formatted(version, learned).getBytes(StandardCharsets.UTF_8);
    }

    private RuleStatus pushed(byte[] document, String seal) {
        Sender sender = new Sender(TrainedSeal.SENDER, 0, seal);
        RawRecord record = new RawRecord("models", 0, offset++, 0, ID, document, sender);
        return keeper.check(record, memory, 0).orElseThrow().answer();
    }
}
