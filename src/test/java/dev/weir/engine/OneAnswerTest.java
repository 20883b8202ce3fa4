package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A payment has one decision, whomever its rules are about. */
final class OneAnswerTest {
    private final WholeEngine engine = new WholeEngine();

    private static String onCard(String id, String when, String outcome) {
        return """
                id: %s
                version: 1
                on: transaction
                subject: transaction.cardId
                when: '%s'
                then: {outcome: %s, score: 50}
                """.formatted(id, when, outcome);
    }

    @Test
    void aRuleWithTheMemoryOfTheCardGivesAReasonForTheCustomersDecision() {
        engine.push("hold", onCard("hold", "recently(\"BLOCK\", \"24h\")", "BLOCK"));
        engine.push("large", onCard("large", "transaction.amount > 100", "BLOCK"));

        assertThat(engine.happens(payment("t-1").by("c-1").with("k").of(500).event()))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.subject()).isEqualTo("c-1");
                    assertThat(decision.outcome()).isEqualTo("BLOCK");
                    assertThat(decision.reasons()).extracting(Reason::subject).containsExactly("k");
                });
        assertThat(engine.happens(payment("t-2").by("c-2").with("k").of(5).event()))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.subject()).isEqualTo("c-2");
                    assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("hold");
                });
    }

    @Test
    void theMemoryOfTheCustomerDoesNotKnowWhatWasFoundAboutTheCard() {
        engine.push("large", onCard("large", "transaction.amount > 100", "BLOCK"));
        engine.push(
                "again",
                onCard("again", "recently(\"BLOCK\", \"24h\")", "REVIEW").replace("cardId", "customerId"));
        engine.happens(payment("t-1").by("c-1").with("k").of(500).event());

        assertThat(engine.happens(payment("t-2").by("c-1").with("other").of(5).event()))
                .extracting(Decision::outcome)
                .containsExactly("APPROVE");
    }

    @Test
    void shadowRulesAboutAnotherSubjectAreShownInTheOneDecision() {
        engine.push("large", onCard("large", "true", "BLOCK").replace("version: 1", "version: 1\nmode: shadow"));

        assertThat(engine.happens(payment("t-1").by("c-1").with("k").event()))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.outcome()).isEqualTo("APPROVE");
                    assertThat(decision.shadow()).extracting(Reason::subject).containsExactly("k");
                });
    }

    @Test
    void aMatchWhoseSubjectIsKnownOnlyToItsKeyBelongsToThePaymentToo() {
        engine.push("handed-on", """
                id: handed-on
                version: 1
                by: [cardId]
                subject: first.customerId
                pattern:
                  within: 5m
                  stages:
                    - {name: first, on: transaction, where: transaction.amount < 10}
                    - {name: second, on: transaction, where: transaction.customerId != first.customerId}
                then: {outcome: BLOCK, score: 70, cooldown: 1h}
                """);
        engine.happens(payment("t-1").by("c-1").with("k").of(1).event());

        assertThat(engine.happens(payment("t-2").by("c-2").with("k").of(50).event()))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.trigger().id()).isEqualTo("t-2");
                    assertThat(decision.subject()).isEqualTo("c-2");
                    assertThat(decision.outcome()).isEqualTo("BLOCK");
                    assertThat(decision.reasons()).extracting(Reason::subject).containsExactly("c-1");
                });
    }

    @Test
    void aPaymentSentAgainIsNotDecidedAgain() {
        engine.push("large", onCard("large", "true", "BLOCK"));
        engine.happens(payment("t-1").by("c-1").with("k").event());

        assertThat(engine.happens(payment("t-1").by("c-1").with("k").event())).isEmpty();
        assertThat(engine.happens(payment("t-2").by("c-1").with("k").event())).hasSize(1);
    }

    @Test
    void aRuleOfWhichTheSubjectIsTheCustomerNeedsNoOtherPart() {
        engine.push("own", onCard("own", "true", "REVIEW").replace("cardId", "customerId"));

        assertThat(engine.happens(payment("t-1").by("c-1").with("k").event()))
                .extracting(Decision::reasons)
                .containsExactly(List.of(
                        engine.happens(payment("t-2").by("c-1").with("k").event())
                                .get(0)
                                .reasons()
                                .get(0)
                                .about("")));
    }
}
