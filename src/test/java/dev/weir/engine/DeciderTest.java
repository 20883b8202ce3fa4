package dev.weir.engine;

import static dev.weir.engine.OneSubject.announcement;
import static dev.weir.engine.OneSubject.signal;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.RuleDraft.rule;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Click;
import dev.weir.events.Decision;
import dev.weir.events.EventType;
import dev.weir.events.Reason;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Trigger;
import dev.weir.events.Value;
import dev.weir.rules.EvaluationException;
import dev.weir.rules.Expression;
import dev.weir.rules.Mode;
import dev.weir.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is decided once everything has been gathered. */
final class DeciderTest {
    private static final Expression NEVER = scope -> new Value.Bool(false);
    private static final Expression FAILS = scope -> {
        throw new EvaluationException("no", new ArithmeticException());
    };
    private static final Transaction PAYMENT = payment("t-1").at(5_000).event();

    @Test
    void aTransactionOfWhichNoRuleSaysAnythingIsApproved() {
        Decision decision = new OneSubject(rule("r").when(NEVER).build()).decide(PAYMENT);

        assertThat(decision)
                .isEqualTo(new Decision(
                        DecisionIds.of(new Trigger("transaction", "t-1"), "c-1"),
                        new Trigger("transaction", "t-1"),
                        "c-1",
                        5_000,
                        1_700_000_000_000L,
                        "APPROVE",
                        0,
                        List.of(),
                        List.of(),
                        1));
    }

    @Test
    void aClickOfWhichNoRuleSaysAnythingIsOnlyNoted() {
        OneSubject subject =
                new OneSubject(rule("r").on(EventType.CLICK).when(NEVER).build());

        assertThat(subject.announce(visit("e").event())).isInstanceOf(Verdict.Noted.class);
    }

    @Test
    void aClickOnWhichARuleFiresIsDecided() {
        OneSubject subject =
                new OneSubject(rule("r").on(EventType.CLICK).outcome("COUPON").build());

        assertThat(subject.decide(visit("e").event()).outcome()).isEqualTo("COUPON");
    }

    @Test
    void anAbsentConditionIsFalse() {
        assertThat(new OneSubject(rule("r").when(scope -> Value.absent()).build())
                        .decide(PAYMENT)
                        .reasons())
                .isEmpty();
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
    void theScoreIsTheHighestOfTheReasonsWithinItsBounds() {
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
                .isEqualTo(90);
    }

    @Test
    void aRuleInShadowTouchesNeitherOutcomeNorScore() {
        Decision decision =
                new OneSubject(rule("s").mode(Mode.SHADOW).outcome("BLOCK").build()).decide(PAYMENT);

        assertThat(decision.outcome()).isEqualTo("APPROVE");
        assertThat(decision.score()).isZero();
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.shadow()).extracting(Reason::rule).containsExactly("s");
    }

    @Test
    void aRuleInShadowMakesNoDecisionOfAClick() {
        OneSubject subject =
                new OneSubject(rule("s").on(EventType.CLICK).mode(Mode.SHADOW).build());

        assertThat(subject.announce(visit("e").event()))
                .isEqualTo(new Verdict.Noted(true, new Verdict.Tally(1, 0, 1, 0, 0)));
    }

    @Test
    void aRuleTakesPartFromItsBeginningUntilBeforeItsEnd() {
        OneSubject subject = new OneSubject(rule("r").active(1_000, 2_000).build());

        assertThat(subject.decide(payment("a").at(999).event()).reasons()).isEmpty();
        assertThat(subject.decide(payment("b").at(1_000).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("c").at(1_999).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("d").at(2_000).event()).reasons()).isEmpty();
    }

    @Test
    void whoIsChosenAtOnePercentageIsChosenAtEveryHigherOne() {
        int before = 0;
        for (double percent : new double[] {0, 0.01, 1, 20, 50, 99.99, 100}) {
            int chosen = 0;
            for (int i = 0; i < 2_000; i++) {
                boolean isChosen = fires(percent, "c-" + i);
                assertThat(isChosen || !fires(percent / 2, "c-" + i)).isTrue();
                chosen += isChosen ? 1 : 0;
            }
            assertThat(chosen).isGreaterThanOrEqualTo(before);
            assertThat(chosen / 20.0).isBetween(percent - 5, percent + 5);
            before = chosen;
        }
        assertThat(before).isEqualTo(2_000);
    }

    @Test
    void aRuleRestsForTheSubjectAfterItFired() {
        OneSubject subject = new OneSubject(rule("r").cooldown(100).build());

        assertThat(subject.decide(payment("a").at(1_000).event()).reasons()).hasSize(1);
        assertThat(subject.announce(payment("b").at(1_099).event()))
                .isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
                    assertThat(decided.decision().reasons()).isEmpty();
                    assertThat(decided.tally()).isEqualTo(new Verdict.Tally(1, 0, 0, 1, 0));
                });
        assertThat(subject.decide(payment("c").at(1_100).event()).reasons()).hasSize(1);
    }

    @Test
    void aRuleInShadowDoesNotRest() {
        OneSubject subject =
                new OneSubject(rule("r").mode(Mode.SHADOW).cooldown(100).build());
        subject.decide(payment("a").at(1_000).event());

        assertThat(subject.decide(payment("b").at(1_001).event()).shadow()).hasSize(1);
    }

    @Test
    void aRuleThatFailsDoesNotFireAndIsCounted() {
        OneSubject subject = new OneSubject(
                rule("when").when(FAILS).build(),
                rule("score").score(FAILS).build(),
                rule("param").param("p", FAILS).build(),
                rule("good").build());

        assertThat(subject.announce(PAYMENT)).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.tally()).isEqualTo(new Verdict.Tally(4, 1, 0, 0, 3));
            assertThat(decided.decision().reasons()).extracting(Reason::rule).containsExactly("good");
        });
    }

    @Test
    void aRuleThatFailsDoesNotRest() {
        OneSubject subject = new OneSubject(rule("r")
                .cooldown(100)
                .param("p", scope -> {
                    if (scope.event().id().equals("bad")) {
                        throw new EvaluationException("no", new ArithmeticException());
                    }
                    return new Value.Int(1);
                })
                .build());
        subject.decide(payment("bad").at(1_000).event());

        assertThat(subject.decide(payment("good").at(1_001).event()).reasons()).hasSize(1);
    }

    @Test
    void aReasonShowsItsParamsAndTheFeaturesThatItsConditionUses() {
        Rule rule = rule("r")
                .counts("n", EventType.TRANSACTION, 60_000, "cardId")
                .counts("onIp", EventType.TRANSACTION, 60_000, "ip")
                .param("hold", scope -> new Value.Text("24h"))
                .param("none", scope -> Value.absent())
                .build();
        OneSubject subject = new OneSubject(rule);
        subject.hear(announcement(PAYMENT, 1, 1));

        Verdict verdict = subject.hear(signal(PAYMENT, 1, "cardId=card-1", new Value.Int(3)))
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
        subject.hear(announcement(payment, 1, 2));
        subject.hear(signal(payment, 1, "sku=a", new Value.Int(3)));

        Verdict verdict =
                subject.hear(signal(payment, 1, "sku=b", new Value.Int(4))).orElseThrow();

        assertThat(((Verdict.Decided) verdict).decision().reasons().get(0).features())
                .containsOnly(
                        Map.entry("sold", new Value.Entries(Map.of("a", new Value.Int(3), "b", new Value.Int(4)))));
    }

    @Test
    void aDecisionIsNamedByItsTriggerAndItsSubject() {
        Trigger trigger = new Trigger("transaction", "t-1");

        assertThat(DecisionIds.of(trigger, "c-1")).hasSize(32).isEqualTo(DecisionIds.of(trigger, "c-1"));
        assertThat(List.of(
                        DecisionIds.of(trigger, "c-1"),
                        DecisionIds.of(trigger, "c-2"),
                        DecisionIds.of(new Trigger("click", "t-1"), "c-1"),
                        DecisionIds.of(new Trigger("transaction", "t-2"), "c-1"),
                        DecisionIds.of(new Trigger("transactiont", "-1"), "c-1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsDecidedAboutAFurtherSubjectIsOnlyWhatARuleSaysAboutIt() {
        Rule about = rule("about").subject(scope -> new Value.Text("other")).build();
        OneSubject subject = new OneSubject(rule("plain").build(), about);

        Verdict verdict =
                subject.hear(new Announced(1, "other", PAYMENT, 0, false)).orElseThrow();

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.primary()).isFalse();
            assertThat(decided.decision().subject()).isEqualTo("other");
            assertThat(decided.decision().reasons()).extracting(Reason::rule).containsExactly("about");
        });
    }

    @Test
    void aTransactionIsNotApprovedAboutAFurtherSubject() {
        OneSubject subject = new OneSubject(
                rule("r").when(NEVER).subject(s -> new Value.Text("other")).build());

        assertThat(subject.hear(new Announced(1, "other", PAYMENT, 0, false)))
                .get()
                .isInstanceOf(Verdict.Noted.class);
    }

    @Test
    void aChangeOfStockThatIsNoNewsIsNotDecidedAgain() {
        StockChange change = new StockChange("s-1", "", 1, false, 1, 0, 1);
        OneSubject subject = new OneSubject(rule("r").on(EventType.INVENTORY).build());
        subject.hear(announcement(change, 1, 1));

        assertThat(subject.hear(stale(change, 1))).contains(new Verdict.Duplicate(true));
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
        subject.hear(announcement(click, 1, 1));

        Verdict verdict = subject.hear(new Signal(
                        "c-1", click.fingerprint(), 0, 1, "sku=s-1", true, List.of(), Optional.of(new Stock(3, 0, 1))))
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

    static Signal stale(StockChange change, long epoch) {
        return new Signal(
                change.sku(),
                change.fingerprint(),
                change.timestampMillis(),
                epoch,
                "sku=" + change.sku(),
                false,
                List.of(),
                Optional.empty());
    }

    private static double scoreOf(Value value) {
        return new OneSubject(rule("r").score(scope -> value).build())
                .decide(PAYMENT)
                .score();
    }

    private static boolean fires(double percent, String customer) {
        OneSubject subject = new OneSubject(rule("r").rollout(percent).build());
        return !subject.decide(payment("t").by(customer).event()).reasons().isEmpty();
    }
}
