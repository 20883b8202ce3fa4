package dev.weir.engine;

import static dev.weir.engine.OneSubject.announcement;
import static dev.weir.engine.OneSubject.signal;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.Signal;
import dev.weir.events.Click;
import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a decision shows: its outcome, its score, its reasons. */
final class ReasonsTest {
    private static final Transaction PAYMENT = payment("t-1").at(5_000).event();

    @Test
    void aReasonShowsItsParamsAndTheFeaturesThatItsConditionUses() {
        Rule rule = rule("r")
                .counts("n", EventType.TRANSACTION, 60_000, "cardId")
                .counts("onIp", EventType.TRANSACTION, 60_000, "ip")
                .param("hold", scope -> new Value.Text("24h"))
                .param("none", scope -> Value.absent())
                .build();
        OneSubject subject = new OneSubject(rule);
        subject.receive(announcement(PAYMENT, 1, 1));

        Verdict verdict = subject.receive(signal(PAYMENT, 1, "cardId=card-1", new Value.Int(3)))
                .orElseThrow();

        Reason reason = ((Verdict.Decided) verdict).decision().reasons().get(0);
        assertThat(reason.params()).containsOnly(Map.entry("hold", new Value.Text("24h")));
        assertThat(reason.features()).containsOnly(Map.entry("n", new Value.Int(3)));
    }

    @Test
    void aFeatureOfEachLineIsShownBySku() {
        Rule rule =
                rule("r").counts("sold", EventType.TRANSACTION, 60_000, "sku").build();
        Transaction payment =
                payment("t").line("a", 1).line("", 1).line("b", 1).line("a", 1).event();
        OneSubject subject = new OneSubject(rule);
        subject.receive(announcement(payment, 1, 2));
        subject.receive(signal(payment, 1, "sku=a", new Value.Int(3)));

        Verdict verdict =
                subject.receive(signal(payment, 1, "sku=b", new Value.Int(4))).orElseThrow();

        assertThat(((Verdict.Decided) verdict).decision().reasons().get(0).features())
                .containsOnly(
                        Map.entry("sold", new Value.Entries(Map.of("a", new Value.Int(3), "b", new Value.Int(4)))));
    }

    @Test
    void theMostSevereOutcomeWinsAndOnesThatAreNotListedRankBelow() {
        Decision decision = new OneSubject(
                        rule("a").outcome("COUPON").priority(100).build(),
                        rule("b").outcome("APPROVE").build(),
                        rule("c").outcome("BLOCK").build(),
                        rule("d").outcome("REVIEW").build())
                .decide(PAYMENT);

        assertThat(decision.outcome()).isEqualTo("BLOCK");
        assertThat(decision.reasons())
                .extracting(Reason::outcome)
                .containsExactly("BLOCK", "REVIEW", "APPROVE", "COUPON");
    }

    @Test
    void reasonsOfOneSeverityAreInOrderOfPriorityAndThenOfId() {
        Decision decision = new OneSubject(
                        rule("b").priority(1).build(),
                        rule("a").priority(1).build(),
                        rule("z").priority(2).build())
                .decide(PAYMENT);

        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("z", "a", "b");
    }

    @Test
    void theScoreIsTheHighestOfTheReasonsOfTheOutcomeWithinItsBounds() {
        assertThat(scoreOf(new Value.Real(30))).isEqualTo(30);
        assertThat(scoreOf(new Value.Int(80))).isEqualTo(80);
        assertThat(scoreOf(new Value.Real(130))).isEqualTo(100);
        assertThat(scoreOf(new Value.Real(-1))).isZero();
        assertThat(scoreOf(new Value.Real(Double.NaN))).isZero();
        assertThat(scoreOf(Value.absent())).isZero();
        assertThat(new OneSubject(
                                rule("mild").score(s -> new Value.Real(90)).build(),
                                rule("severe")
                                        .outcome("BLOCK")
                                        .score(s -> new Value.Real(20))
                                        .build())
                        .decide(PAYMENT)
                        .score())
                .isEqualTo(20);
    }

    @Test
    void aClickSeesTheStockOfItsSku() {
        Click click = visit("e").of("s-1").event();
        Rule rule = rule("r")
                .on(EventType.CLICK)
                .usesStock()
                .param(
                        "left",
                        scope -> new Value.Int(scope.stock().orElseThrow().available()))
                .build();
        OneSubject subject = new OneSubject(rule);
        subject.receive(announcement(click, 1, 1));

        Verdict verdict = subject.receive(
                        new Signal("c-1", 1, 1, "sku=s-1", true, List.of(), Optional.of(new Stock(3, 0, 1))))
                .orElseThrow();

        assertThat(((Verdict.Decided) verdict).decision().reasons().get(0).params())
                .containsEntry("left", new Value.Int(3));
    }

    @Test
    void aTransactionWithoutLinesSeesNoStockAndFailsNothing() {
        Rule rule = rule("r")
                .usesStock()
                .when(scope -> new Value.Bool(scope.stock().isEmpty()))
                .build();

        assertThat(new OneSubject(rule).decide(PAYMENT).reasons()).hasSize(1);
    }

    private static double scoreOf(Value value) {
        return new OneSubject(rule("r").score(scope -> value).build())
                .decide(PAYMENT)
                .score();
    }
}
