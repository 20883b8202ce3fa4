package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.PointPolicy.Band;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that are pushed as documents, beside one of the job config. */
final class PolicyDocumentsTest {
    private static final PointPolicy OF_CONFIG =
            new PointPolicy("fixed", "", Set.of("fixed"), true, List.of(new Band(50, "REVIEW")));
    private static final String MULE =
            "{id: policies/mule, version: %d, tags: [mule], bands: [{from: %d, outcome: %s}]}";

    private final LocalEngine engine = new LocalEngine(
            EngineSettings.DEFAULT.with(new Channels(
                            List.of("APPROVE", "REVIEW", "BLOCK"),
                            List.of(new Channels.Channel("offers", List.of("TIP", "VOUCHER"))))
                    .with(List.of(OF_CONFIG))),
            Documents.yaml(100_000),
            Documented.compiler(),
            0);
    private int paid;

    @Test
    void aPolicyDecidesFromItsPushOnAndNoMoreOnceItIsRemoved() {
        push("{id: young, version: 1, tags: [mule], on: transaction, when: true, then: {points: 60}}");
        assertThat(pay().outcome()).isEqualTo("APPROVE");

        assertThat(push(MULE.formatted(1, 50, "REVIEW")).kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
        assertThat(pay().outcome()).isEqualTo("REVIEW");
        push(MULE.formatted(2, 60, "BLOCK"));
        Decision blocked = pay();
        assertThat(blocked.outcome()).isEqualTo("BLOCK");
        assertThat(blocked.reasons()).extracting(Reason::rule).containsExactly("policies/mule", "young");
        push(MULE.formatted(3, 61, "BLOCK"));
        assertThat(pay().outcome()).isEqualTo("APPROVE");
        assertThat(push(MULE.formatted(2, 1, "BLOCK")).kind()).isEqualTo(RuleStatus.Kind.REJECTED);

        push(MULE.formatted(4, 50, "BLOCK"));
        assertThat(engine.push("policies/mule", new byte[0]).kind()).isEqualTo(RuleStatus.Kind.REMOVED);
        assertThat(pay().outcome()).isEqualTo("APPROVE");
    }

    @Test
    void thePointsOfSeveralSubjectsAreSummedByIt() {
        push("{id: young, version: 1, tags: [mule], on: transaction, when: true, then: {points: 60}}");
        push(
                "{id: card, version: 1, tags: [mule], on: transaction, subject: transaction.cardId, when: true, then: {points: 40}}");
        push(MULE.formatted(1, 100, "BLOCK"));

        Decision blocked = pay();

        assertThat(blocked.outcome()).isEqualTo("BLOCK");
        assertThat(blocked.reasons()).extracting(Reason::rule).containsExactly("policies/mule", "card", "young");
    }

    @Test
    void thePolicyOfTheJobConfigCounts() {
        RuleStatus refused = push("{id: policies/fixed, version: 1, bands: [{from: 5, outcome: BLOCK}]}");

        assertThat(refused.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(refused.errors().get(0).message())
                .startsWith("the job config declares the policy 'fixed', which counts:");
    }

    @Test
    void aTagThatNoRuleHasIsWarnedOf() {
        push("{id: young, version: 1, tags: [mule, new], on: transaction, when: true, then: {points: 60}}");

        RuleStatus answer =
                push("{id: policies/a, version: 1, tags: [new, mulle], bands: [{from: 5, outcome: BLOCK}]}");

        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
        assertThat(answer.notes().warnings())
                .extracting(RuleError::message)
                .containsExactly("no rule in force has the tag 'mulle' yet");
    }

    @Test
    void anOutcomeOfTheSchemaThatItDecidesCannotBeTakenBack() {
        assertThat(push(MULE.formatted(1, 5, "HOLD")).kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        push("{id: job/schema, version: 1, outcomes: [HOLD]}");
        assertThat(push("{id: policies/mule, version: 1, bands: [{from: 5, outcome: HOLD}, {from: 9, outcome: BLOCK}]}")
                        .kind())
                .isEqualTo(RuleStatus.Kind.ACTIVE);

        assertThat(engine.push("job/schema", new byte[0]).errors().get(0).message())
                .startsWith("'policies/mule', bands[0].outcome: 'HOLD' is no outcome of the channel")
                .endsWith("; change it first");
        engine.push("policies/mule", new byte[0]);
        assertThat(engine.push("job/schema", new byte[0]).kind()).isEqualTo(RuleStatus.Kind.REMOVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            bands: [{from: 5, outcome: BLOCKED}] ~ bands[0].outcome ~ 'BLOCKED' is no outcome of the channel
            channel: offers, bands: [{from: 5, outcome: BLOCK}] ~ bands[0].outcome ~ 'BLOCK' is no outcome of the channel
            channel: offer, bands: [{from: 5, outcome: BLOCK}] ~ channel ~ 'offer' is no channel of the job config or job/schema; did you mean 'offers'?
            bands: [{from: 5, outcome: BLOCK}, {from: 5, outcome: BLOCK}] ~ bands[1].from ~ is not above that of the band before
            bands: [{from: 5, outcome: BLOCK}, {from: 9, outcome: REVIEW}] ~ bands[1].outcome ~ 'REVIEW' is no more severe than 'BLOCK'
            score: sum, bands: [{from: 5, outcome: BLOCK}] ~ score ~ the sum of 'policies/fixed' is the score of the channel
            score: most, bands: [{from: 5, outcome: BLOCK}] ~ score ~ 'score' is the text 'most'; write one of 'rules', 'sum'
            bands: [] ~ bands ~ 'bands' is an empty list; write bands, such as
            band: [{from: 5, outcome: BLOCK}] ~ band ~ unknown key 'band'; did you mean 'bands'?
            bands: [{outcome: BLOCK}] ~ bands[0].from ~ 'from' is missing
            bands: [{from: 2000000, outcome: BLOCK}] ~ bands[0].from ~ 'from' is the number 2000000
            """)
    void whatItCannotSayIsRefusedWithARemedy(String written, String path, String message) {
        RuleStatus answer = push("{id: policies/a, version: 1, " + written + "}");

        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(answer.errors().get(0).path()).isEqualTo(path);
        assertThat(answer.errors().get(0).message()).startsWith(message);
    }

    @Test
    void itHasSixteenBandsAndNoMore() {
        push("{id: job/schema, version: 1, outcomes: [HOLD]}");
        StringBuilder bands = new StringBuilder("{from: 0, outcome: HOLD}");
        for (int i = 1; i <= 16; i++) {
            bands.append(", {from: ").append(i).append(", outcome: BLOCK}");
        }
        assertThat(push("{id: policies/a, version: 1, bands: [" + bands + "]}").errors())
                .extracting(RuleError::message)
                .contains("there are 17 bands; write at most 16");
    }

    @Test
    void thereAreThirtyTwoAndNoMore() {
        for (int i = 1; i <= 32; i++) {
            assertThat(push("{id: policies/p%d, version: 1, bands: [{from: 5, outcome: BLOCK}]}".formatted(i))
                            .kind())
                    .isEqualTo(RuleStatus.Kind.ACTIVE);
        }
        RuleStatus beyond = push("{id: policies/p33, version: 1, bands: [{from: 5, outcome: BLOCK}]}");
        assertThat(beyond.errors().get(0).message()).startsWith("there are 32 policies as documents");
        assertThat(push("{id: policies/p32, version: 2, bands: [{from: 6, outcome: BLOCK}]}")
                        .kind())
                .isEqualTo(RuleStatus.Kind.ACTIVE);
    }

    private Decision pay() {
        paid++;
        return engine.decide(payment("t-" + paid).event()).get(0);
    }

    private RuleStatus push(String document) {
        String id = document.substring(document.indexOf("id: ") + 4, document.indexOf(','));
        return engine.push(id, document.getBytes(StandardCharsets.UTF_8));
    }
}
