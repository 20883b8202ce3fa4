package dev.weir.engine.deploy;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.HeldModels;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.models.Logistic;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.rule.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a model: pushed, in shadow, live, off, removed; and what is refused. */
final class ModelKeeperTest {
    private static final String LIVE = "models/card-fraud";
    private static final String SHADOW = "models/card-fraud/shadow";
    private static final byte[] KEY = new byte[SwitchOffSeal.KEY_BYTES];

    private RulebookMemory memory = new RulebookMemory();
    private String broken = "";
    private int loaded;
    private final RulebookKeeper keeper = new RulebookKeeper(
            Documented.documents(),
            Documented.compiler(),
            RulebookTopics.DEFAULT,
            Signers.NONE,
            Trial.under(SeriesLimits.DEFAULT).loading(this::load));
    private long offset;

    @Test
    void aModelAndItsChallengerComeIntoForceEachWithAnEpoch() {
        UpdateResult live = push("card-fraud", model(1, ""));
        UpdateResult shadow = push("card-fraud/shadow", model(2, ""));

        assertThat(live.update()).contains(new RulebookUpdate.PutDocument(1, LIVE, model(1, "")));
        assertThat(live.answer())
                .extracting(RuleStatus::rule, RuleStatus::version, RuleStatus::kind, RuleStatus::epoch)
                .containsExactly(LIVE, 1L, Kind.ACTIVE, 1L);
        assertThat(shadow.answer())
                .extracting(RuleStatus::rule, RuleStatus::version, RuleStatus::kind, RuleStatus::epoch)
                .containsExactly(SHADOW, 2L, Kind.SHADOW, 2L);
        assertThat(memory.models().keys()).containsExactly("card-fraud", "card-fraud/shadow");
        assertThat(loaded).isEqualTo(2);
    }

    @Test
    void theSameVersionIsUnchangedWithTheSameContentAndRefusedWithAnother() {
        push("card-fraud", model(3, ""));

        assertThat(push("card-fraud", " " + model(3, "")).answer().kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(refusal("card-fraud", model(3, "\"bias\": 2, ")))
                .isEqualTo(
                        RuleError.at("version", "version 3 is in force with other content: write version 4 or higher"));
        assertThat(refusal("card-fraud", model(2, "")))
                .isEqualTo(RuleError.at("version", "version 3 is in force: write version 4 or higher"));
        assertThat(push("card-fraud", model(4, "")).answer().kind()).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void oneThatIsOffIsNotLoadedAndSaysSo() {
        broken = "the artifact has another hash";

        assertThat(push("card-fraud", model(1, "\"mode\": \"off\", ")).answer().kind())
                .isEqualTo(Kind.OFF);
        assertThat(refusal("card-fraud", model(2, "")))
                .isEqualTo(RuleError.at("kind", "the artifact has another hash"));
        assertThat(held(memory).version()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlaceAndTheOneBeforeStays() {
        push("card-fraud", model(1, ""));

        assertThat(refusal("card-fraud", model(2, "").replace("transaction.amount", "transaction.amont")))
                .satisfies(error -> {
                    assertThat(error.path()).isEqualTo("inputs.amount");
                    assertThat(error.column()).isEqualTo(12);
                });
        assertThat(refusal("other", model(2, "")).message()).contains("the record's key is 'other'");
        assertThat(refusal("card-fraud", "{").message()).isNotEmpty();
        assertThat(memory.models().keys()).containsExactly("card-fraud");
        assertThat(memory.epoch()).isEqualTo(1);
    }

    @Test
    void bothVersionsAreAboutTheSameEvents() {
        push("card-fraud", model(1, ""));

        assertThat(refusal(
                        "card-fraud/shadow",
                        model(2, "").replace("transaction", "click").replace("click.amount", "click.price")))
                .isEqualTo(RuleError.at(
                        "on",
                        "the live version of 'card-fraud' is on: transaction, and both have to be about the same events;"
                                + " give this one another name"));
    }

    @Test
    void thereAreAtMostAHundred() {
        for (int i = 0; i < HeldModels.MOST; i++) {
            assertThat(push("m" + i, model(1, "").replace("card-fraud", "m" + i))
                            .answer()
                            .kind())
                    .isEqualTo(Kind.ACTIVE);
        }
        assertThat(refusal("card-fraud", model(1, "")).message())
                .isEqualTo("there are 100 models and challengers in force, and no more are allowed: remove one first");
        assertThat(push("m7", model(2, "").replace("card-fraud", "m7")).answer().kind())
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aModelThatARuleAsksIsNotRemovedUnlessItIsAChallenger() {
        push("card-fraud", model(1, ""));
        push("card-fraud/shadow", model(2, ""));
        pushRule("a", asking("a", "score('card-fraud') > 0.5"));
        pushRule("b", asking("b", "orElse(score('card-fraud', 'shadow'), 0.0) > 0.5"));

        assertThat(refusal("card-fraud", ""))
                .isEqualTo(RuleError.at(
                        "",
                        "rule 'a', when asks it, and would be given no score; change the rule first, or push the model"
                                + " with mode: off"));
        UpdateResult shadow = push("card-fraud/shadow", "");
        assertThat(shadow.answer().kind()).isEqualTo(Kind.REMOVED);
        assertThat(shadow.answer().notes().warnings()).hasSize(1);
        pushRule("a", "");
        assertThat(push("card-fraud", "").update()).contains(new RulebookUpdate.RemoveDocument(memory.epoch(), LIVE));
        assertThat(push("card-fraud", "").answer().kind()).isEqualTo(Kind.REMOVED);
    }

    @Test
    void aGuardSwitchesTheVersionOffThatItWatched() throws Exception {
        memory.sealUnder(KEY);
        push("card-fraud", model(1, ""));

        assertThat(ask(LIVE, 2, 1)).as("another version").isEmpty();
        assertThat(ask(LIVE, 1, 0)).as("before it came into force").isEmpty();
        UpdateResult off = ask(LIVE, 1, 1).orElseThrow();

        assertThat(off.answer().kind()).isEqualTo(Kind.OFF);
        assertThat(off.answer().notes().reason()).isEqualTo("it failed for 60 %");
        assertThat(model(off).mode()).isEqualTo(Mode.OFF);
        assertThat(ask(LIVE, 1, 2)).as("off already").isEmpty();
        UpdateResult again = push("card-fraud", model(1, ""));
        assertThat(again.answer().kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(again.answer().notes().reason()).isEqualTo("it failed for 60 %");
        assertThat(model(push("card-fraud", model(2, ""))).mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void itKeepsTheDefinitionsOfWhenItCameIntoForce() throws Exception {
        pushRule("defs/money", definitions(1, "transaction.amount"));
        UpdateResult pushed = push("card-fraud", model(1, "").replace("transaction.amount", "defs.much"));

        assertThat(model(pushed).inputs()).hasSize(1);
        UpdateResult changed = pushRule("defs/money", definitions(2, "2.0 * transaction.amount"));
        assertThat(changed.answer().notes().warnings())
                .extracting(RuleError::message)
                .containsExactly(
                        "'models/card-fraud' keeps defs.much as it was when the model came into force; push a new"
                                + " version of the model for it to change");
        assertThat(held(memory).linked()).contains("\"transaction.amount > 100.0\"");
        assertThat(pushRule("defs/money", "").answer().errors().get(0).message())
                .isEqualTo("'models/card-fraud' uses defs.much; change it first");
    }

    @Test
    void whatIsInForceIsRestoredWithoutState() throws Exception {
        memory.sealUnder(KEY);
        push("card-fraud", model(1, ""));
        push("card-fraud/shadow", model(2, ""));
        InForceEntry live = entry(ask(LIVE, 1, 2).orElseThrow());
        List<InForceEntry> all = InForceKeeper.documents(memory);
        assertThat(all).extracting(InForceEntry::key).containsExactly(LIVE, SHADOW);
        assertThat(live.pushedKey()).isEqualTo("card-fraud");
        assertThat(live.offReason()).isEqualTo("it failed for 60 %");

        memory = new RulebookMemory();
        broken = "the store is down";
        UpdateResult off = keeper.restore(live, memory, 0);
        assertThat(off.answer().kind()).isEqualTo(Kind.OFF);
        assertThat(keeper.restore(all.get(1), memory, 0).answer().kind()).isEqualTo(Kind.SHADOW);
        assertThat(held(memory).offReason()).isEqualTo("it failed for 60 %");
    }

    @Test
    void itsMemoryIsWrittenAndRead() throws IOException {
        memory.sealUnder(KEY);
        push(
                "card-fraud",
                model(
                        1,
                        "\"features\": {\"n\": {\"count\": \"transaction\", \"by\": [\"cardId\"], \"over\": \"1h\"}}, "));
        ask(LIVE, 1, 1);

        RulebookMemory read = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(read.models().byId()).isEqualTo(memory.models().byId());
        assertThat(held(read).features()).hasSize(1);
        assertThat(held(read).offReason()).isNotEmpty();
    }

    @Test
    void aModelOnTheTopicOfRulesIsNoneAndARuleOnTheTopicOfModelsNeither() {
        assertThat(pushRule(LIVE, model(1, "")).answer().errors().get(0).message())
                .contains("topic of models");
        assertThat(refusal("a", always("a", 1, "BLOCK")).message()).contains("unknown key");
    }

    private static HeldModels.Held held(RulebookMemory memory) {
        return memory.models().find(LIVE).orElseThrow();
    }

    private static String asking(String id, String when) {
        return RuleDraft.rule(id).when(when).outcome("BLOCK").json();
    }

    private String load(Model model) {
        loaded++;
        return model.kind() instanceof Logistic ? broken : "no such kind";
    }

    private static String model(int version, String more) {
        return "{\"model\": \"card-fraud\", \"version\": " + version + ", \"on\": \"transaction\", " + more
                + "\"inputs\": {\"amount\": \"transaction.amount\"}, \"kind\": \"logistic\", \"weights\": {\"amount\":"
                + " 0.5}}";
    }

    private static String definitions(int version, String amount) {
        return "{\"id\": \"defs/money\", \"version\": " + version + ", \"conditions\": {\"much\": \"" + amount
                + " > 100.0\"}}";
    }

    private static Model model(UpdateResult result) throws Exception {
        RulebookUpdate.PutDocument put =
                (RulebookUpdate.PutDocument) result.update().orElseThrow();
        return new ModelCompiler(Documented.compiler())
                .inForce(Documented.documents().read(put.document().getBytes(StandardCharsets.UTF_8)), put.id());
    }

    private UpdateResult push(String key, String document) {
        return check("models", key, document);
    }

    private UpdateResult pushRule(String key, String document) {
        return check("rules", key, document);
    }

    private UpdateResult check(String topic, String key, String document) {
        RawRecord record = record(topic, key, document.getBytes(StandardCharsets.UTF_8));
        UpdateResult result = keeper.check(record, memory, 0).orElseThrow();
        InForceKeeper.entry(record, result, memory);
        return result;
    }

    private RawRecord record(String topic, String key, byte[] value) {
        return new RawRecord(topic, 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private RuleError refusal(String key, String document) {
        UpdateResult result = push(key, document);
        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        return result.answer().errors().get(0);
    }

    private Optional<UpdateResult> ask(String id, long version, long epoch) {
        RuleNotes why = RuleNotes.NONE.withReason("it failed for 60 %");
        RuleStatus request = new RuleStatus(id, version, Kind.SWITCHING_OFF, List.of(), epoch, 0, why);
        byte[] sealed = new JsonRuleStatus().write(new SwitchOffSeal(KEY).sealed(request));
        return keeper.check(record("rule-status", id, sealed), memory, 0);
    }

    private InForceEntry entry(UpdateResult result) {
        return InForceKeeper.entry(record("rule-status", "", new byte[0]), result, memory)
                .orElseThrow();
    }
}
