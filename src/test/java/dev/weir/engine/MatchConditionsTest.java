package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What conditions of rules and stages are compared with. */
final class MatchConditionsTest {
    private final WholeEngine engine = new WholeEngine();

    @Test
    void aConditionIsComparedWithTheFeatureThatItNames() {
        engine.push("r", """
                id: r
                version: 1
                on: transaction
                features:
                  views: {count: click, by: [customerId], over: 1h}
                  payments: {count: transaction, by: [customerId], over: 1h}
                when: payments >= 2
                then: {outcome: BLOCK}
                """);
        engine.happens(payment("t-1").event());

        assertThat(engine.happens(payment("t-2").event()).get(0).reasons()).hasSize(1);
    }

    @Test
    void aConditionComparesWithWhatEarlierStagesTook() {
        engine.push("r", """
                id: r
                version: 1
                by: [cardId]
                pattern:
                  within: 1h
                  stages:
                    - {name: small, on: transaction, where: transaction.amount < 10.0}
                    - {name: more, on: transaction, times: 2, where: transaction.amount > 10.0}
                    - name: large
                      on: transaction
                      where: transaction.amount > small.amount * 100.0 && more.exists(m, m.amount == 30.0)
                then: {outcome: BLOCK}
                """);
        for (double amount : List.of(5.0, 20.0, 30.0, 499.0)) {
            assertThat(engine.happens(payment("t-" + amount).of(amount).event())
                            .get(0)
                            .reasons())
                    .isEmpty();
        }

        assertThat(engine.happens(payment("t").of(501).event()).get(0).reasons())
                .extracting(Reason::matched)
                .containsExactly(
                        Map.of("small", List.of("t-5.0"), "more", List.of("t-20.0", "t-30.0"), "large", List.of("t")));
        assertThat(engine.errors()).isZero();
    }

    @Test
    void aMatchOfClicksWaitsForWhatOtherKeysKnow() {
        engine.push("r", """
                id: r
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages: [{name: one, on: click}, {name: two, on: click}]
                features: {fromAddress: {count: click, by: [ip], over: 1h}}
                when: fromAddress >= 3
                then: {outcome: TELL}
                """);
        engine.happens(visit("e-1").by("c-2").from("ip-1").event());
        engine.happens(visit("e-2").from("ip-1").event());

        assertThat(engine.happens(visit("e-3").from("ip-1").event()))
                .flatExtracting(decision -> decision.reasons())
                .hasSize(1);
    }
}
