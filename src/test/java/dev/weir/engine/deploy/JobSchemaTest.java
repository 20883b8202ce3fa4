package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document on the topic of rules adds to the job config, without a restart. */
final class JobSchemaTest {
    private static final long DAY = 24L * 3600 * 1000;
    private static final RuleLimits LIMITS = new RuleLimits(
            10_000,
            100,
            DAY,
            10,
            ExpressionLimits.DEFAULT,
            new RuleCounts(2, 1),
            RuleLimits.FOREVER_MILLIS,
            new OutcomeNames(
                    List.of("APPROVE", "REVIEW", "BLOCK"), false, List.of("risk", "offers"), List.of(), List.of()));
    private static final Schema SCHEMA = new Schema(
                    Map.of(EventType.TRANSACTION, Map.of("channel", ValueType.STRING), EventType.CLICK, Map.of()))
            .withValues(Map.of("click.type", Set.of("VIEW", "PURCHASE")))
            .with(new OtherAttributes(4, Map.of()));

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), new RuleCompiler(SCHEMA, LIMITS), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aNewOutcomeMayBeDecidedOnceItIsDeclared() {
        assertThat(refusal("a", deciding("HOLD", 1)).message()).startsWith("unknown outcome 'HOLD'");

        assertThat(kind("job/schema", schema(1, "\"outcomes\": [\"HOLD\"]"))).isEqualTo(Kind.ACTIVE);

        assertThat(kind("a", deciding("HOLD", 1))).isEqualTo(Kind.ACTIVE);
        assertThat(refusal("b", deciding("HOLDS", 1)).message()).contains("did you mean 'HOLD'?");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(kind("b", deciding("HOLD", 1).replace("\"a\"", "\"b\""))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void anOutcomeThatARuleDecidesCannotBeTakenBack() {
        push("job/schema", schema(1, "\"outcomes\": [\"HOLD\", \"WAIT\"]"));
        push("a", deciding("HOLD", 1));

        assertThat(refusal("job/schema", schema(2, "\"outcomes\": [\"WAIT\"]")).message())
                .startsWith("rule 'a', then.outcome: unknown outcome 'HOLD'")
                .endsWith("; change it first");
        assertThat(push("job/schema", "").answer().kind()).isEqualTo(Kind.REJECTED);
        push("a", deciding("REVIEW", 2));
        assertThat(kind("job/schema", schema(2, "\"outcomes\": [\"WAIT\"]"))).isEqualTo(Kind.ACTIVE);
        assertThat(push("job/schema", "").answer().kind()).isEqualTo(Kind.REMOVED);
        assertThat(refusal("a", deciding("WAIT", 3)).message()).startsWith("unknown outcome 'WAIT'");
    }

    @Test
    void aFieldGetsFurtherValuesAndThoseOfTheConfigStay() {
        String on = RuleDraft.rule("a")
                .on(EventType.CLICK)
                .when("click.type == \"WISHLIST\"")
                .outcome("REVIEW")
                .json();
        assertThat(refusal("a", on).message()).contains("WISHLIST");

        push("job/schema", schema(1, "\"values\": {\"click.type\": [\"WISHLIST\"]}"));

        assertThat(kind("a", on)).isEqualTo(Kind.ACTIVE);
        assertThat(kind("b", on.replace("\"a\"", "\"b\"").replace("WISHLIST", "VIEW")))
                .isEqualTo(Kind.ACTIVE);
        assertThat(refusal("job/schema", schema(2, "\"values\": {\"click.type\": [\"SHARE\"]}"))
                        .message())
                .startsWith("rule 'a', when: ");
    }

    @Test
    void aFieldWhoseValuesAreDeclaredMayNotBeComparedWithAnother() {
        push(
                "a",
                RuleDraft.rule("a")
                        .when("transaction.currency == \"DM\"")
                        .outcome("REVIEW")
                        .json());

        assertThat(refusal("job/schema", schema(1, "\"values\": {\"transaction.currency\": [\"EUR\"]}"))
                        .message())
                .startsWith("rule 'a', when: ");
        assertThat(kind("job/schema", schema(1, "\"values\": {\"transaction.currency\": [\"EUR\", \"DM\"]}")))
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void higherLimitsHoldAtOnceAndRulesStayWhenTheyGoBack() {
        String features = "n: {count: transaction, by: [ip], over: 2d}";
        String wide = RuleDraft.rule("a")
                .features(features)
                .when("n > 3")
                .outcome("REVIEW")
                .json();
        assertThat(refusal("a", wide).path()).isEqualTo("features.n.over");

        push("job/schema", schema(1, "\"limits\": {\"maxWindow\": \"2d\", \"maxRules\": 3}"));

        assertThat(kind("a", wide)).isEqualTo(Kind.ACTIVE);
        assertThat(kind("b", deciding("REVIEW", 1).replace("\"a\"", "\"b\""))).isEqualTo(Kind.ACTIVE);
        assertThat(kind("c", deciding("REVIEW", 1).replace("\"a\"", "\"c\""))).isEqualTo(Kind.ACTIVE);
        assertThat(refusal("d", deciding("REVIEW", 1).replace("\"a\"", "\"d\"")).message())
                .startsWith("there are 3 rules in force, and at most 3 are allowed");
        assertThat(push("job/schema", "").answer().kind()).isEqualTo(Kind.REMOVED);
        assertThat(memory.inForce()).hasSize(3);
        assertThat(keeper.beyondBounds("a", memory)).isPresent();
    }

    @Test
    void aNewAttributeIsUsedAndCannotBeTakenBackThen() {
        String uses = RuleDraft.rule("a")
                .features("n: {count: transaction, by: [attributes.device], over: 1h}")
                .when("n > 1 && transaction.attributes.device != 'x'")
                .outcome("REVIEW")
                .json();
        assertThat(push("a", uses).answer().kind()).isEqualTo(Kind.REJECTED);
        push("defs/d", "{\"id\":\"defs/d\",\"version\":1,\"conditions\":{\"c\":\"transaction.amount > 5\"}}");

        assertThat(kind("job/schema", schema(1, "\"attributes\": {\"transaction\": [\"device\", \"spare\"]}")))
                .isEqualTo(Kind.ACTIVE);

        assertThat(kind("a", uses)).isEqualTo(Kind.ACTIVE);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(refusal("job/schema", schema(2, "")).message()).startsWith("rule 'a', ");
        assertThat(kind("job/schema", schema(2, "\"attributes\": {\"transaction\": [\"device\"]}")))
                .isEqualTo(Kind.ACTIVE);
        push("a", "");
        assertThat(push("job/schema", "").answer().kind()).isEqualTo(Kind.REMOVED);
        assertThat(push("a", uses).answer().kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void anAttributeHasItsTypeInRulesAndKeepsItWhileOneNeedsIt() {
        push(
                "job/schema",
                schema(1, "\"attributes\": {\"transaction\": {\"weight\": \"double\", \"note\": \"string\"}}"));
        String heavy = RuleDraft.rule("a")
                .when("transaction.attributes.weight > 20.0")
                .outcome("REVIEW")
                .json();
        assertThat(kind("a", heavy)).isEqualTo(Kind.ACTIVE);
        assertThat(refusal("b", heavy.replace("\"a\"", "\"b\"").replace("> 20.0", "== 'x'"))
                        .path())
                .isEqualTo("when");

        assertThat(refusal("job/schema", schema(2, "\"attributes\": {\"transaction\": [\"weight\", \"note\"]}"))
                        .message())
                .startsWith("rule 'a', when: ")
                .endsWith("; change it first");
        assertThat(kind("job/schema", schema(2, "\"attributes\": {\"transaction\": {\"weight\": \"int\"}}")))
                .as("it is good with an int too, and goes on with what it was pushed with")
                .isEqualTo(Kind.ACTIVE);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        assertThat(kind("a", heavy.replace("\"version\":1", "\"version\":2").replace("20.0", "21")))
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aJobThatDropsUndeclaredAttributesNamesNone() {
        RulebookKeeper closed =
                new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);

        UpdateResult result = closed.check(
                        Documented.pushed(
                                0, "job/schema", schema(1, "\"attributes\": {\"transaction\": [\"device\"]}")),
                        memory,
                        0)
                .orElseThrow();

        assertThat(result.answer().errors().get(0).message())
                .contains("set attributes.others in the job config first, which takes a restart");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "\"outcomes\": [\"BLOCK\"] ~ outcomes ~ 'BLOCK' is an outcome of the job config, which says how it ranks;",
                "\"outcomes\": [\"a b\"] ~ outcomes ~ 'a b' is no name of an outcome",
                "\"outcomes\": [\"A\", \"A\"] ~ outcomes ~ an outcome is written twice",
                "\"values\": {\"click.typ\": [\"A\"]} ~ values.click.typ ~ unknown field 'click.typ'; did you mean 'click.type'?",
                "\"values\": {\"transaction.amount\": [\"A\"]} ~ values.transaction.amount ~ 'transaction.amount' is no field with text",
                "\"values\": {\"click.type\": []} ~ values.click.type ~ 'click.type' has 0 values; write 1 to 1000",
                "\"limits\": {\"maxRules\": 2} ~ limits.maxRules ~ the job config allows 2 (limits.maxRules), and the higher one counts;",
                "\"limits\": {\"maxWindow\": \"1d\"} ~ limits.maxWindow ~ the job config allows 1d",
                "\"limits\": {\"maxSteps\": 7} ~ limits.maxSteps ~ unknown key 'maxSteps'",
                "\"attributes\": {\"inventory\": [\"a\"]} ~ attributes.inventory ~ 'inventory' is no type of events with attributes",
                "\"attributes\": {\"transaction\": [\"channel\"]} ~ attributes.transaction ~ 'channel' is declared in the job config as string, which counts;",
                "\"attributes\": {\"transaction\": {\"weight\": \"float\"}} ~ attributes.transaction.weight ~ 'weight' is the text 'float'; write one of 'bool', 'double', 'int', 'string', 'timestamp'",
                "\"attributes\": {\"transaction\": {\"channel\": \"int\"}} ~ attributes.transaction ~ 'channel' is declared in the job config as string, which counts;",
                "\"attributes\": {\"transaction\": [\"a b\"]} ~ attributes.transaction ~ 'a b' is no name of an attribute",
                "\"attributes\": {\"transaction\": [\"true\"]} ~ attributes.transaction ~ 'true' is a reserved word of expressions,"
                        + " so that none could name it; send it under another name",
                "\"rules\": 7 ~ rules ~ unknown key 'rules'",
            })
    void whatItCannotSayIsRefusedWithARemedy(String written, String path, String message) {
        RuleError error = refusal("job/schema", schema(1, written));

        assertThat(error.path()).isEqualTo(path);
        assertThat(error.message()).startsWith(message);
    }

    @Test
    void thereIsOneAndItDeclaresSoManyOutcomesAndNoMore() {
        assertThat(refusal("job/other", schema(1, "").replace("job/schema", "job/other"))
                        .message())
                .isEqualTo("the only document of this kind is job/schema");
        StringBuilder outcomes = new StringBuilder("\"O1\"");
        for (int i = 2; i <= 64; i++) {
            outcomes.append(", \"O%d\"".formatted(i));
        }
        assertThat(refusal("job/schema", schema(1, "\"outcomes\": [" + outcomes + ", \"O65\"]"))
                        .message())
                .isEqualTo("there are 65 outcomes; write at most 64");
        assertThat(kind("job/schema", schema(1, "\"outcomes\": [" + outcomes + "]")))
                .isEqualTo(Kind.ACTIVE);
    }

    private UpdateResult push(String key, String document) {
        return keeper.check(Documented.pushed(offset++, key, document), memory, 0)
                .orElseThrow();
    }

    private Kind kind(String key, String document) {
        UpdateResult result = push(key, document);
        assertThat(result.answer().errors()).isEmpty();
        return result.answer().kind();
    }

    private RuleError refusal(String key, String document) {
        UpdateResult result = push(key, document);
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        return result.answer().errors().get(0);
    }

    private static String deciding(String outcome, long version) {
        return RuleDraft.rule("a")
                .version(version)
                .when("transaction.amount > 500")
                .outcome(outcome)
                .json();
    }

    private static String schema(long version, String keys) {
        return "{\"id\": \"job/schema\", \"version\": " + version + (keys.isEmpty() ? "" : ", " + keys) + "}";
    }
}
