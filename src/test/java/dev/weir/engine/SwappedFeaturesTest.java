package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Patterns whose conditions read alike and mean something else, since a name stands for another feature in each. */
final class SwappedFeaturesTest {
    private static final String COUNT = "{count: transaction, by: [cardId], over: 1h}";
    private static final String SUM = "{sum: transaction.amount, by: [cardId], over: 1h}";

    @Test
    void eachRuleFiresAsItWouldAlone() {
        WholeEngine engine = new WholeEngine();
        engine.push("count-over-sum", rule("count-over-sum", COUNT, SUM));
        engine.push("sum-over-count", rule("sum-over-count", SUM, COUNT));

        assertThat(fired(engine, 0.1, 600)).containsExactly("count-over-sum");
    }

    @Test
    void andTheOtherWayRound() {
        WholeEngine engine = new WholeEngine();
        engine.push("count-over-sum", rule("count-over-sum", COUNT, SUM));
        engine.push("sum-over-count", rule("sum-over-count", SUM, COUNT));

        assertThat(fired(engine, 7, 600)).containsExactly("sum-over-count");
    }

    private static List<String> fired(WholeEngine engine, double... amounts) {
        List<String> fired = new ArrayList<>();
        for (double amount : amounts) {
            for (Decision decision :
                    engine.happens(payment("t-" + amount).of(amount).event())) {
                decision.reasons().stream().map(Reason::rule).forEach(fired::add);
            }
        }
        return fired;
    }

    private static String rule(String id, String a, String b) {
        return """
                id: %s
                version: 1
                by: [cardId]
                features:
                  a: %s
                  b: %s
                pattern:
                  within: 60s
                  stages:
                    - {name: probe, on: transaction, where: 'a > b'}
                    - {name: hit, on: transaction, where: 'transaction.amount > 500.0'}
                then: {outcome: BLOCK, score: 1}
                """.formatted(id, a, b);
    }
}
