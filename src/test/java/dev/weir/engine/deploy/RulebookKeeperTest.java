package dev.weir.engine.deploy;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.seal.Signers;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.rule.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RulebookKeeperTest {
    private final PushedRules rules = new PushedRules();

    @Test
    void aGoodRuleGoesOnAndStartsAnEpoch() {
        UpdateResult result = rules.push("a", always("a", 3, "BLOCK"));

        assertThat(result.update()).contains(Documented.put(1, "a", always("a", 3, "BLOCK")));
        assertThat(PushedRules.said(result))
                .isEqualTo(new RuleStatus("a", 3, Kind.ACTIVE, List.of(), 1, 0)
                        .with(RuleNotes.NONE.withCost(new RuleCost(1, 0, 0, 0))));
        assertThat(rules.memory.inForce()).containsOnlyKeys("a");
    }

    @Test
    void theAnswerSaysWhatTheRuleCostsUnderTheLimitsOfTheJobUnlessItIsOff() {
        String features = "n: {count: transaction, by: [ip], over: 1h}";
        SeriesLimits few = new SeriesLimits(64, 0, 0, 640, 8, 64);
        RulebookKeeper small = new RulebookKeeper(
                Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT, Signers.NONE, Trial.under(few));
        RuleDraft draft = RuleDraft.rule("a").features(features).when("n > 3").outcome("BLOCK");

        RuleCost cost = small.check(pushed(rules.offset++, "a", draft.json()), rules.memory, 0)
                .orElseThrow()
                .answer()
                .notes()
                .cost()
                .orElseThrow();

        assertThat(cost.features()).isEqualTo(1);
        assertThat(cost.keys()).isEqualTo(1);
        assertThat(cost.stateBytesPerKey()).isEqualTo(640 * 9);
        assertThat(rules.push("a", draft.version(2).mode(Mode.OFF).json())
                        .answer()
                        .notes()
                        .cost())
                .isEmpty();
    }

    @Test
    void aRuleThatCanBeReadButNotBePutToWorkIsRefusedAndTheOneBeforeStays() {
        rules.push("a", always("a", 3, "BLOCK"));
        RulebookKeeper strict = new RulebookKeeper(
                Documented.documents(),
                Documented.compiler(),
                RulebookTopics.DEFAULT,
                Signers.NONE,
                new Trial(
                        rule -> {
                            throw new StackOverflowError();
                        },
                        SeriesLimits.DEFAULT,
                        (document, rule) -> {},
                        EngineSettings.DEFAULT.channels(),
                        EngineSettings.DEFAULT.policies(),
                        ModelLoading.NONE,
                        document -> Optional.empty()));

        UpdateResult result = strict.check(pushed(rules.offset++, "a", always("a", 4, "REVIEW")), rules.memory, 0)
                .orElseThrow();

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors())
                .singleElement()
                .asString()
                .contains("this rule cannot be put to work: it is nested deeper than can be followed");
        assertThat(rules.memory.inForce())
                .hasEntrySatisfying("a", rule -> assertThat(rule.version()).isEqualTo(3));
    }

    @Test
    void theAnswerSaysInWhichModeARuleIs() {
        assertThat(rules.answer(
                        "a",
                        RuleDraft.rule("a").mode(Mode.SHADOW).outcome("BLOCK").json()))
                .isEqualTo(Kind.SHADOW);
        assertThat(rules.answer(
                        "a",
                        RuleDraft.rule("a")
                                .version(2)
                                .mode(Mode.OFF)
                                .outcome("BLOCK")
                                .json()))
                .isEqualTo(Kind.OFF);
    }

    @Test
    void aTombstoneRemovesARule() {
        rules.push("a", always("a", 3, "BLOCK"));

        UpdateResult result = rules.push("a", "");

        assertThat(result.update()).contains(new RulebookUpdate.Remove(2, "a"));
        assertThat(PushedRules.said(result)).isEqualTo(new RuleStatus("a", 3, Kind.REMOVED, List.of(), 2, 0));
        assertThat(rules.memory.inForce()).isEmpty();
    }

    @Test
    void aTombstoneOfARuleThatThereIsNotIsAnsweredAndStartsNoEpoch() {
        UpdateResult result = rules.push("a", "");

        assertThat(result.update()).isEmpty();
        assertThat(PushedRules.said(result)).isEqualTo(new RuleStatus("a", 0, Kind.REMOVED, List.of(), 0, 0));
    }

    @Test
    void aRuleThatWasRemovedMayComeBackInAnyVersion() {
        rules.push("a", always("a", 3, "BLOCK"));
        rules.push("a", "");

        assertThat(rules.answer("a", always("a", 1, "BLOCK"))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void theSameContentAgainIsUnchangedHoweverItIsSpaced() {
        rules.push("a", always("a", 3, "BLOCK"));

        UpdateResult result = rules.push("a", always("a", 3, "BLOCK").replace(",", " ,\n "));

        assertThat(result.update()).isEmpty();
        assertThat(PushedRules.said(result)).isEqualTo(new RuleStatus("a", 3, Kind.UNCHANGED, List.of(), 1, 0));
    }

    @Test
    void aVersionThatDoesNotGrowIsRefusedAndTheEarlierOneStays() {
        rules.push("a", always("a", 3, "BLOCK"));

        assertThat(rules.refusal("a", always("a", 3, "REVIEW")))
                .extracting(RuleError::path, RuleError::message)
                .containsExactly("version", "version 3 is in force with other content: write version 4 or higher");
        assertThat(rules.refusal("a", always("a", 2, "REVIEW")).message())
                .isEqualTo("version 3 is in force: write version 4 or higher");
        assertThat(rules.memory.inForce().get("a"))
                .extracting(RulebookMemory.Held::version, RulebookMemory.Held::document)
                .containsExactly(3L, always("a", 3, "BLOCK"));
        assertThat(rules.memory.epoch()).isEqualTo(1);
    }

    @Test
    void theKeyOfARecordIsTheIdOfItsRule() {
        assertThat(rules.refusal("b", always("a", 1, "BLOCK")))
                .extracting(RuleError::path, RuleError::message)
                .containsExactly("id", "the record's key is 'b' and the rule's id 'a': use the id as the key");
        assertThat(rules.push("", always("a", 1, "BLOCK")).answer().rule()).isEqualTo("a");
    }

    @Test
    void aTextThatIsNoDocumentIsRefusedUnderItsKey() {
        UpdateResult result = rules.push("a", "{\"id\": ");

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().rule()).isEqualTo("a");
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors()).hasSize(1);
    }

    @Test
    void aRuleWithErrorsIsRefusedWithAllOfThemAndTheEpochThatStays() {
        rules.push("other", always("other", 1, "BLOCK"));

        RuleStatus answer = rules.push(
                        "a",
                        RuleDraft.rule("a")
                                .version(7)
                                .when("transaction.amout > 1")
                                .outcome("")
                                .json())
                .answer();

        assertThat(answer.kind()).isEqualTo(Kind.REJECTED);
        assertThat(answer.version()).isEqualTo(7);
        assertThat(answer.epoch()).isEqualTo(1);
        assertThat(answer.errors()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1e-9999999999}",
                "{\"id\":\"a\",\"version\":1e-9999999999}",
                "{\"id\":\"a\",\"version\":1,\"on\":\"transaction\",\"when\":1e9999999999}",
                "\u0000\u0000\u0000{\u0000",
                "\uFEFF",
                "[]",
                "\""
            })
    void whateverARecordHoldsIsAnsweredAndLeavesEverythingAsItWas(String text) {
        rules.push("other", always("other", 1, "BLOCK"));

        UpdateResult result = rules.push("a", text);

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors()).isNotEmpty();
        assertThat(rules.memory.epoch()).isEqualTo(1);
        assertThat(rules.memory.inForce()).containsOnlyKeys("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 == 1", "'a' == 'a'", "transaction.amount > 1 && 1 <= 1.0", "2 < 1 || transaction.amount > 9"})
    void aRuleThatComparesConstantsIsAnswered(String when) {
        rules.push("a", RuleDraft.rule("a").when(when).outcome("BLOCK").json());

        assertThat(rules.answer("b", always("b", 1, "BLOCK"))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aRecordIsCheckedOnce() {
        RawRecord record = pushed(5, "a", always("a", 1, "BLOCK"));
        assertThat(rules.keeper.check(record, rules.memory, 0)).isPresent();

        assertThat(rules.keeper.check(record, rules.memory, 0)).isEmpty();
        assertThat(rules.keeper.check(pushed(4, "b", always("b", 1, "BLOCK")), rules.memory, 0))
                .isEmpty();
        assertThat(rules.keeper.check(pushed(1, 4, "b", always("b", 1, "BLOCK")), rules.memory, 0))
                .isPresent();
        assertThat(rules.memory.nextOffsets()).containsEntry(part(0), 6L).containsEntry(part(1), 5L);
    }

    @Test
    void aRestartForgetsNothing() {
        rules.push("a", always("a", 3, "BLOCK"));
        rules.push("b", always("b", 1, "BLOCK"));
        rules.push("b", "");
        rules.memory = Bytes.there(new RulebookMemoryCodec(), rules.memory);

        assertThat(rules.memory.epoch()).isEqualTo(3);
        assertThat(rules.answer("a", always("a", 3, "BLOCK"))).isEqualTo(Kind.UNCHANGED);
        assertThat(rules.answer("a", always("a", 4, "BLOCK"))).isEqualTo(Kind.ACTIVE);
        assertThat(rules.memory.epoch()).isEqualTo(4);
        assertThat(rules.memory.nextOffsets()).containsEntry(part(0), 5L);
    }

    @Test
    void theAnswerSaysWhichRecordItIsToAndOfTwoOfOneVersionTheSecondIsToldWhoseIsInForce() {
        RawRecord annas = rules.by("anna", always("a", 3, "BLOCK"));
        RawRecord bobs = rules.by("bob", always("a", 3, "REVIEW"));
        UpdateResult first = rules.keeper.check(annas, rules.memory, 0).orElseThrow();
        Optional<InForceEntry> kept = InForceKeeper.entry(annas, first, rules.memory);
        UpdateResult second = rules.keeper.check(bobs, rules.memory, 0).orElseThrow();

        assertThat(kept).isPresent();
        assertThat(first.answer().notes().push()).isEqualTo(Push.of(annas, false));
        assertThat(second.answer().notes().push()).isEqualTo(Push.of(bobs, false));
        assertThat(second.answer().errors())
                .extracting(RuleError::message)
                .containsExactly("version 3 is in force with other content, pushed by 'anna' (not signed) at"
                        + " 2023-11-14T22:13:20Z: write version 4 or higher");
    }

    private static TopicPart part(int partition) {
        return new TopicPart("rules", partition);
    }
}
