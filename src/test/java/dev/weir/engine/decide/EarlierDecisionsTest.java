package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.WholeEngine;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.stream.LongStream;
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

    @Test
    void everyReasonOfADecisionIsKnownAndNotOnlyTheMostSevere() {
        engine.push(
                "odd",
                "{id: odd, version: 1, on: transaction, when: 'transaction.amount > 150', then: {outcome: ODD}}");
        engine.push("asks", """
                {id: asks, version: 1, on: transaction, when: 'recently("ODD", "1h") && fired("odd", "1h") && !fired("timid", "1h")',
                 then: {outcome: ASKED, score: 'decided("ODD", "1h")'}}""");

        assertThat(outcome("t-1", 200, 0)).isEqualTo("REVIEW");
        Decision second = decision("t-2", 120, 20 * MINUTE);

        assertThat(second.reasons()).extracting(Reason::outcome).containsExactly("REVIEW", "ASKED");
        assertThat(scoreOf("asks", second)).isEqualTo(1);
        assertThat(outcome("t-3", 5, 80 * MINUTE)).isEqualTo("APPROVE");
    }

    @Test
    void aDecisionCountsOnceHoweverManyOfItsReasonsHaveTheOutcome() {
        engine.push("again", "{id: again, version: 1, on: transaction, when: 'true', then: {outcome: REVIEW}}");
        engine.push("count", """
                {id: count, version: 1, on: transaction, when: 'decided("REVIEW", "7d") >= 1',
                 then: {outcome: COUNTED, score: 'decided("REVIEW", "7d")'}}""");

        decision("t-1", 200, 0);

        assertThat(scoreOf("count", decision("t-2", 200, MINUTE * 30))).isEqualTo(1);
        assertThat(scoreOf("count", decision("t-3", 200, MINUTE * 60))).isEqualTo(2);
    }

    @Test
    void aRuleThatOnlyWouldHaveFiredDidNot() {
        engine.push(
                "seen", "{id: seen, version: 1, mode: shadow, on: transaction, when: 'true', then: {outcome: REVIEW}}");
        engine.push("asks", """
                {id: asks, version: 1, on: transaction, when: 'fired("seen", "1h") || recently("REVIEW", "1h")',
                 then: {outcome: ASKED}}""");

        decision("t-1", 5, 0);

        assertThat(outcome("t-2", 5, 1)).isEqualTo("APPROVE");
    }

    @Test
    void atMostTwoAWeekOverAllRules() {
        String offer = """
                {id: %s, version: 1, on: transaction, when: 'decided("OFFER", "7d") < 2 && !recently("OFFER", "1d")',
                 then: {outcome: OFFER}}""";
        engine.push("one", offer.formatted("one")).push("two", offer.formatted("two"));
        long hour = 60 * MINUTE;

        assertThat(LongStream.of(0, 1, 25, 50, 168, 169, 194)
                        .filter(at ->
                                decision("t-" + at, 5, at * hour).outcome().equals("OFFER")))
                .containsExactly(0L, 25L, 168L, 194L);
    }

    private String outcome(String id, double amount, long millis) {
        return decision(id, amount, millis).outcome();
    }

    private static double scoreOf(String rule, Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .score();
    }

    private Decision decision(String id, double amount, long millis) {
        return engine.happens(payment(id).of(amount).at(millis).event()).get(0);
    }
}
