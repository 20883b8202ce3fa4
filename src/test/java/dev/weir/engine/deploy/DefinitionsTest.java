package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.EventType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.rule.Mode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Definitions that rules share, from a push to what the operators receive. */
final class DefinitionsTest {
    private static final String NIGHT = "hour(transaction.timestamp, \\\"Europe/Berlin\\\") < 6";

    private final PushedRules rules = new PushedRules();

    @Test
    void aRuleUsesAConditionAndAFeatureByName() {
        assertThat(rules.answer("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", spent("1h"))))
                .isEqualTo(Kind.ACTIVE);

        assertThat(rules.answer("a", rule("a", "defs.large && defs.spent > 100.0")))
                .isEqualTo(Kind.ACTIVE);
        assertThat(rules.answer("b", rule("b", "defs.spent > 7.0"))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aRuleIsRefusedUntilWhatItUsesIsDefinedAndGoodThen() {
        RuleError error = rules.refusal("a", rule("a", "transaction.amount > 1 && defs.night"));

        assertThat(error.message())
                .isEqualTo("there is no definition 'night'; definitions are pushed before the rules that use them, from"
                        + " a folder defs beside the rules");
        assertThat(List.of(error.path(), error.line(), error.column())).isEqualTo(List.of("when", 1, 27));
        rules.push("defs/risk", defs(1, "\"night\": \"" + NIGHT + "\"", ""));
        assertThat(rules.answer("a", rule("a", "defs.night"))).isEqualTo(Kind.ACTIVE);
        assertThat(rules.refusal("b", rule("b", "defs.nigth")).message()).contains("did you mean 'night'?");
    }

    @Test
    void aChangeComesIntoForceForAllRulesThatUseItInOneUpdateAndNamesThem() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("uses", rule("uses", "defs.large"));
        rules.push("plain", rule("plain", "transaction.amount > 3"));
        rules.push("too", rule("too", "defs.large && transaction.amount < 9000"));

        UpdateResult changed = rules.push("defs/risk", defs(2, "\"large\": \"transaction.amount > 700\"", ""));

        RulebookUpdate.Batch batch = (RulebookUpdate.Batch) changed.update().orElseThrow();
        assertThat(batch.updates()).hasSize(3);
        assertThat(changed.answer().epoch()).isEqualTo(batch.epoch()).isEqualTo(7);
        assertThat(changed.answer().notes().warnings())
                .containsExactly(RuleError.at("", "by this change 2 rules mean something else: 'too', 'uses'"));
        assertThat(firing(batch, "transaction.amount > 700")).isTrue();
        assertThat(rules.memory.inForce().get("uses"))
                .extracting(RulebookMemory.Held::version, RulebookMemory.Held::document)
                .containsExactly(1L, rule("uses", "defs.large"));
    }

    private static boolean firing(RulebookUpdate.Batch batch, String condition) {
        return batch.updates().stream()
                .filter(RulebookUpdate.Put.class::isInstance)
                .allMatch(put -> ((RulebookUpdate.Put) put).document().contains(condition));
    }

    @Test
    void aChangeThatConcernsNoRuleInForceChangesNone() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("uses", rule("uses", "defs.large"));

        UpdateResult more = rules.push(
                "defs/risk", defs(2, "\"large\": \"transaction.amount > 500\", \"night\": \"" + NIGHT + "\"", ""));

        assertThat(more.update().orElseThrow()).isInstanceOf(RulebookUpdate.PutDocument.class);
        assertThat(more.answer().notes().warnings()).isEmpty();
    }

    @Test
    void aChangeThatWouldBreakARuleInForceIsRefusedWithTheRuleAndWhatIsWrong() {
        rules.push("defs/risk", defs(1, "", spent("1h")));
        rules.push("defs/more", defs("defs/more", 1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("uses", rule("uses", "defs.spent > 100.0 && defs.large"));

        UpdateResult changed = rules.push(
                "defs/risk",
                defs(2, "", "\"spent\": {\"last\": \"transaction.ip\", \"by\": [\"cardId\"], \"over\": \"1h\"}"));
        UpdateResult removed = rules.push("defs/more", "");

        assertThat(changed.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(changed.answer().errors())
                .singleElement()
                .extracting(RuleError::message)
                .asString()
                .startsWith("rule 'uses', when: ")
                .endsWith("; change it first");
        assertThat(removed.answer().errors())
                .singleElement()
                .extracting(RuleError::message)
                .asString()
                .startsWith("rule 'uses', when: there is no definition 'large'");
        assertThat(rules.memory.documents()).hasSize(2);
        rules.push("uses", "");
        assertThat(rules.push("defs/more", "").answer().kind()).isEqualTo(Kind.REMOVED);
    }

    @Test
    void anErrorInsideADefinitionSaysWhereInWhichDocumentAndPointsAtTheReference() {
        rules.push("defs/risk", defs(1, "\"fresh\": \"transaction.amount > 5 && click.sku == \\\"a\\\"\"", ""));
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", spent("1h")));

        RuleError condition = rules.refusal(
                "a",
                RuleDraft.rule("a")
                        .on(EventType.CLICK)
                        .when("true && defs.large")
                        .outcome("NUDGE")
                        .json());

        assertThat(condition.path()).isEqualTo("when");
        assertThat(condition.column()).isEqualTo(9);
        assertThat(condition.message()).startsWith("in defs.large (defs/risk, conditions.large:1:1): ");
        RuleError feature = rules.refusal(
                "b",
                RuleDraft.rule("b")
                        .on(EventType.INVENTORY)
                        .when("defs.spent > 5.0")
                        .outcome("NUDGE")
                        .json());
        assertThat(feature.path()).isEqualTo("when");
        assertThat(feature.message()).startsWith("in defs.spent (defs/risk, features.spent.by): ");
    }

    @Test
    void aDefinitionIsCheckedWhenItIsPushedAndItsErrorsHaveItsOwnPlace() {
        RuleError condition = rules.refusal("defs/risk", defs(1, "\"large\": \"transaction.amout > 500\"", ""));
        assertThat(condition).isEqualTo(new RuleError("conditions.large", condition.message(), 1, 12));
        assertThat(condition.message()).contains("did you mean 'amount'?");
        assertThat(rules.refusal("defs/risk", defs(1, "", spent("1 hour"))).path())
                .isEqualTo("features.spent.over");
        assertThat(rules.refusal("defs/risk", defs(1, "\"n\": \"transaction.amount\"", ""))
                        .path())
                .isEqualTo("conditions.n");
    }

    @Test
    void definitionsMayUseOthersOfTheirDocumentButNotThemselves() {
        assertThat(rules.answer(
                        "defs/risk",
                        defs(
                                1,
                                "\"large\": \"transaction.amount > 500\", \"odd\": \"defs.large && defs.spent > 10.0\"",
                                spent("1h"))))
                .isEqualTo(Kind.ACTIVE);
        assertThat(rules.answer("a", rule("a", "defs.odd"))).isEqualTo(Kind.ACTIVE);
        assertThat(rules.refusal(
                                "defs/x",
                                defs("defs/x", 1, "\"p\": \"defs.q || false\", \"q\": \"defs.p || true\"", ""))
                        .message())
                .isEqualTo("'defs.p' uses itself: p → q → p");
        assertThat(rules.refusal("defs/y", defs("defs/y", 1, "\"p\": \"defs.large\"", ""))
                        .message())
                .startsWith("there is no definition 'large' in this document");
    }

    @Test
    void aConditionMayEndWithAComment() {
        String commented = "\"large\": \"transaction.amount > 500 // a payday\"";

        assertThat(rules.answer("defs/risk", defs(1, commented, ""))).isEqualTo(Kind.ACTIVE);
        assertThat(rules.answer("a", rule("a", "defs.large && transaction.amount < 9000")))
                .isEqualTo(Kind.ACTIVE);
        RuleError error = rules.refusal("b", rule("b", "defs.large && oops"));
        assertThat(List.of(error.path(), error.line(), error.column())).isEqualTo(List.of("when", 1, 15));
    }

    @Test
    void aConditionIsWholeByItself() {
        String torn = "\"n\": \"transaction.amount > 5) || (transaction.amount < 1\"";

        RuleError error = rules.refusal("defs/risk", defs(1, torn, ""));

        assertThat(error)
                .extracting(RuleError::path, RuleError::message)
                .containsExactly(
                        "conditions.n",
                        "a bracket closes that does not open in this condition; it has to be whole by itself");
        String inTexts = "\"n\": \"transaction.currency != ')' && (transaction.amount > 5) // :)\"";
        assertThat(rules.answer("defs/risk", defs(1, inTexts, ""))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aNameIsDefinedOnce() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));

        assertThat(rules.refusal("defs/x", defs("defs/x", 1, "\"large\": \"transaction.amount > 5\"", "")))
                .isEqualTo(
                        RuleError.at("conditions.large", "'large' is defined in defs/risk already; use another name"));
        assertThat(rules.refusal("defs/y", defs("defs/y", 1, "\"spent\": \"transaction.amount > 5\"", spent("1h")))
                        .message())
                .isEqualTo("'spent' is a condition of this document too; use another name");
    }

    @Test
    void aFeatureOfTheRuleWithTheNameOfOneThatItUsesIsRefused() {
        rules.push("defs/risk", defs(1, "", spent("1h")));

        RuleError error = rules.refusal(
                "a",
                RuleDraft.rule("a")
                        .features("spent: {count: transaction, by: [ip], over: 1h}")
                        .when("defs.spent > 5.0 && spent > 3")
                        .outcome("REVIEW")
                        .json());

        assertThat(error)
                .isEqualTo(RuleError.at(
                        "features.spent",
                        "the rule uses defs.spent of defs/risk and has a feature 'spent' of its own; give its own another"
                                + " name"));
    }

    @Test
    void itSurvivesARestartAndWhatIsOffStaysOff() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("uses", rule("uses", "defs.large"));
        rules.memory.hold(
                "uses",
                Objects.requireNonNull(rules.memory.inForce().get("uses")).switchedOff("too much"));
        rules.memory = Bytes.there(new RulebookMemoryCodec(), rules.memory);

        UpdateResult changed = rules.push("defs/risk", defs(2, "\"large\": \"transaction.amount > 700\"", ""));

        RulebookUpdate.Batch batch = (RulebookUpdate.Batch) changed.update().orElseThrow();
        assertThat(batch.updates().get(1)).isInstanceOfSatisfying(RulebookUpdate.Put.class, put -> {
            assertThat(put.switchedOff()).isTrue();
            assertThat(put.document()).contains("> 700");
        });
        assertThat(rules.memory.inForce().get("uses").offReason()).isEqualTo("too much");
        assertThat(rules.answer("uses", rule("uses", "defs.large"))).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void whatTheOperatorsReceiveNeedsNoDefinitions() {
        Rulebooks operators = Documented.rulebooks();
        UpdateBatch batch = new UpdateBatch();
        batch.add(rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", spent("1h"))));
        batch.add(rules.push(
                "a",
                RuleDraft.rule("a")
                        .mode(Mode.SHADOW)
                        .when("defs.large || defs.spent > 3.0")
                        .outcome("REVIEW")
                        .json()));
        batch.add(rules.push("defs/risk", defs(2, "\"large\": \"transaction.amount > 600\"", spent("2h"))));

        operators.receive(batch.update().orElseThrow());

        assertThat(operators.latest().epoch()).isEqualTo(4);
        assertThat(operators.latest().born()).containsEntry("a", 2L);
        assertThat(batch.answers()).extracting(RuleStatus::kind).containsExactly(Kind.ACTIVE, Kind.SHADOW, Kind.ACTIVE);
    }

    @Test
    void aDocumentWithTheFormThatOperatorsReceiveIsNoRule() {
        rules.push("defs/risk", defs(1, "\"large\": \"transaction.amount > 500\"", ""));
        rules.push("a", rule("a", "defs.large"));
        String form = Objects.requireNonNull(rules.memory.inForce().get("a")).linked();

        assertThat(rules.refusal("a", form).message()).contains("unknown key");
    }

    private static String rule(String id, String when) {
        return RuleDraft.rule(id).when(when).outcome("REVIEW").json();
    }

    private static String spent(String over) {
        return "\"spent\": {\"sum\": \"transaction.amount\", \"by\": [\"cardId\"], \"over\": \"" + over + "\"}";
    }

    private static String defs(long version, String conditions, String features) {
        return defs("defs/risk", version, conditions, features);
    }

    private static String defs(String id, long version, String conditions, String features) {
        return "{\"id\": \"%s\", \"version\": %d, \"conditions\": {%s}, \"features\": {%s}}"
                .formatted(id, version, conditions, features);
    }
}
