package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.WholeEngine;
import dev.weir.events.answer.Decision;
import org.junit.jupiter.api.Test;

/** {@code recently}, from the document to the decision. */
final class EarlierDecisionsTest {
    private static final String TIMID = """
            {id: timid, version: 1, on: transaction, when: 'recently("REVIEW", "10m")', then: {outcome: BLOCK,
             score: 'recently("BLOCK", "1h") ? 90 : 40', params: {again: 'recently("BLOCK", "1h")'}}}""";
    private static final String LARGE =
            "{id: large, version: 1, on: transaction, when: 'transaction.amount > 100', then: {outcome: REVIEW}}";
    private static final long MINUTE = 60_000;

    private final WholeEngine engine = new WholeEngine().push("timid", TIMID).push("large", LARGE);

    @Test
    void aReviewIsRememberedForAsLongAsARuleAsks() {
        assertThat(outcome("t-1", 200, 0)).isEqualTo("REVIEW");

        assertThat(outcome("t-2", 5, 10 * MINUTE - 1)).isEqualTo("BLOCK");
        assertThat(outcome("t-3", 5, 10 * MINUTE)).isEqualTo("APPROVE");
    }

    @Test
    void scoreAndParametersAskToo() {
        outcome("t-1", 200, 0);
        outcome("t-2", 5, 1);

        Decision third = decision("t-3", 5, 2);

        assertThat(third.score()).isEqualTo(90);
        assertThat(third.reasons().get(0).params()).containsEntry("again", new dev.weir.events.Value.Bool(true));
    }

    @Test
    void whatIsDecidedLaterIsNotBeforeAnEventThatComesLate() {
        outcome("t-1", 200, 5 * MINUTE);

        assertThat(outcome("t-2", 5, 4 * MINUTE)).isEqualTo("APPROVE");
        assertThat(outcome("t-3", 5, 6 * MINUTE)).isEqualTo("BLOCK");
    }

    @Test
    void aDecisionAboutSomebodyElseIsNone() {
        outcome("t-1", 200, 0);

        assertThat(engine.happens(payment("t-2").of(5).by("another").at(1).event())
                        .get(0)
                        .outcome())
                .isEqualTo("APPROVE");
    }

    private String outcome(String id, double amount, long millis) {
        return decision(id, amount, millis).outcome();
    }

    private Decision decision(String id, double amount, long millis) {
        return engine.happens(payment(id).of(amount).at(millis).event()).get(0);
    }
}
