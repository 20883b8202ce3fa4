package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.rules.model.Model;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which records a model is loaded before they are checked: nobody can have one loaded whose record would be refused. */
final class LoadedAheadTest {
    private final RulebookMemory memory = new RulebookMemory();
    private final Slow slow = new Slow();
    private RulebookKeeper keeper = keeper(Signers.NONE);

    @Test
    void aNewVersionIsLoadedAheadAndNothingElse() {
        assertThat(keeper.ahead(record("models", 0, "m", model(1, "")), memory, 0))
                .map(RulebookKeeper.Ahead::news)
                .contains(new RulebookUpdate.Expect("models/m", model(1, "")));
        assertThat(keeper.check(record("models", 0, "m", model(1, "")), memory, 0)
                        .orElseThrow()
                        .answer()
                        .kind())
                .isEqualTo(Kind.ACTIVE);

        assertThat(ahead("models", 1, "m", model(2, ""))).isTrue();
        assertThat(ahead("models", 1, "m/shadow", model(1, ""))).isTrue();
        assertThat(ahead("models", 0, "m", model(2, ""))).as("seen before").isFalse();
        assertThat(ahead("models", 1, "m", model(1, ""))).as("in force").isFalse();
        assertThat(ahead("models", 1, "m", "")).as("removed").isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "models | m | {",
                "models | m | {\"model\": \"m\"}",
                "models | other | MODEL",
                "models | m | OFF",
                "models | m/shadow | ON CLICKS",
                "rules | models/m | MODEL",
                "lists | m | MODEL",
                "rule-status | m | MODEL"
            })
    void whatIsRefusedOrOffIsNotLoadedAhead(String topic, String key, String text) {
        assertThat(ahead("models", 0, "m", model(1, ""))).isTrue();
        keeper.check(record("models", 0, "m", model(1, "")), memory, 0);

        String document = switch (text) {
            case "MODEL" -> model(2, "");
            case "OFF" -> model(2, "\"mode\": \"off\", ");
            case "ON CLICKS" -> model(2, "").replace("transaction", "click").replace(".amount", ".timestamp - now()");
            default -> text;
        };
        assertThat(ahead(topic, 1, key, document)).isFalse();
    }

    @Test
    void whatIsNotSignedIsNotLoadedWhereItHasToBe() throws GeneralSecurityException {
        byte[] anna = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        keeper = keeper(new Signers(Map.of("anna", anna)));

        assertThat(ahead("models", 0, "m", model(1, ""))).isFalse();
    }

    /** It may be a hundred megabytes, and nobody asks it any more. */
    @Test
    void whatWasLoadedToTryAModelIsForgottenWhenAGuardSwitchesItOffOrItIsRemoved() {
        byte[] key = new byte[SwitchOffSeal.KEY_BYTES];
        memory.sealUnder(key);
        keeper.check(record("models", 0, "m", model(1, "")), memory, 0);
        assertThat(slow.forgotten).hasValue(0);
        RuleStatus request = new RuleStatus("models/m", 1, Kind.SWITCHING_OFF, List.of(), 1, 0)
                .with(RuleNotes.NONE.withReason("it failed"));
        String sealed =
                new String(new JsonRuleStatus().write(new SwitchOffSeal(key).sealed(request)), StandardCharsets.UTF_8);

        assertThat(keeper.check(record("rule-status", 0, "models/m", sealed), memory, 0))
                .isPresent();
        assertThat(slow.forgotten).hasValue(1);
        keeper.check(record("models", 1, "m", ""), memory, 0);
        assertThat(slow.forgotten).hasValue(2);
    }

    private boolean ahead(String topic, long offset, String key, String document) {
        return keeper.ahead(record(topic, offset, key, document), memory, 0).isPresent();
    }

    private static RawRecord record(String topic, long offset, String key, String document) {
        return new RawRecord(
                topic, 0, offset, 0, key.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
    }

    private static String model(int version, String more) {
        return "{\"model\": \"m\", \"version\": " + version + ", " + more + "\"on\": \"transaction\", \"kind\":"
                + " \"logistic\", \"inputs\": {\"amount\": \"transaction.amount\"}, \"weights\": {\"amount\": 1}}";
    }

    private RulebookKeeper keeper(Signers signers) {
        return new RulebookKeeper(
                Documented.documents(),
                Documented.compiler(),
                RulebookTopics.DEFAULT,
                signers,
                Trial.under(SeriesLimits.DEFAULT).loading(slow));
    }

    /** Loads every model slowly, whatever it is made of. */
    private static final class Slow implements ModelLoading {
        private final AtomicInteger forgotten = new AtomicInteger();

        @Override
        public void forget() {
            forgotten.incrementAndGet();
        }

        @Override
        public String fault(Model model) {
            return "";
        }

        @Override
        public Optional<Runnable> ahead(Model model) {
            return Optional.of(() -> {});
        }
    }
}
