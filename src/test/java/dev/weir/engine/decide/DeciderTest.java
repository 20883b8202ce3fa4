package dev.weir.engine.decide;

import static dev.weir.engine.OneSubject.announcement;
import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Signal;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is decided once everything has been gathered. */
final class DeciderTest {
    private static final Expression NEVER = scope -> new Value.Bool(false);
    private static final Transaction PAYMENT = payment("t-1").at(5_000).event();

    @Test
    void aTransactionOfWhichNoRuleSaysAnythingIsApproved() {
        Decision decision = new OneSubject(rule("r").when(NEVER).build()).decide(PAYMENT);

        assertThat(decision)
                .isEqualTo(new Decision(
                        new DecisionIds().of(PAYMENT, "c-1"),
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

        assertThat(subject.announce(visit("e").event())).isInstanceOfSatisfying(Verdict.Noted.class, noted -> {
            assertThat(noted.primary()).isTrue();
            assertThat(answers(noted)).containsExactly("s 1 SHADOW_FIRED");
            assertThat(noted.inShadow().orElseThrow().shadow()).hasSize(1);
        });
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
            Rule rule = rule("r").rollout(percent).build();
            Rule ofHalf = rule("r").rollout(percent / 2).build();
            int chosen = 0;
            for (int i = 0; i < 2_000; i++) {
                boolean isChosen = fires(rule, "c-" + i);
                assertThat(isChosen || !fires(ofHalf, "c-" + i)).isTrue();
                chosen += isChosen ? 1 : 0;
            }
            assertThat(chosen).isGreaterThanOrEqualTo(before);
            assertThat(chosen / 20.0).isBetween(percent - 5, percent + 5);
            before = chosen;
        }
        assertThat(before).isEqualTo(2_000);
    }

    @Test
    void aRuleForATimeIsAskedWithinItThoughItsConditionCannotHoldAndOnlyAboutItsSubject() {
        OneSubject subject = new OneSubject(
                rule("timed")
                        .when("transaction.amount > 500.0")
                        .active(1_000, 2_000)
                        .build(),
                rule("of-other")
                        .when("transaction.amount > 500.0")
                        .subject(s -> new Value.Text("other"))
                        .build());

        assertThat(answers(subject.announce(payment("a").of(5).at(999).event())))
                .isEmpty();
        assertThat(answers(subject.announce(payment("b").of(5).at(1_000).event())))
                .containsExactly("timed 1 QUIET");
        assertThat(answers(subject.announce(payment("c").of(600).at(1_001).event())))
                .containsExactly("timed 1 FIRED");
    }

    @Test
    void aRuleRestsForTheSubjectAfterItFired() {
        OneSubject subject = new OneSubject(rule("r").cooldown(100).build());

        assertThat(subject.decide(payment("a").at(1_000).event()).reasons()).hasSize(1);
        assertThat(subject.announce(payment("b").at(1_099).event()))
                .isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
                    assertThat(decided.decision().reasons()).isEmpty();
                    assertThat(answers(decided)).containsExactly("r 1 SUPPRESSED");
                });
        assertThat(subject.decide(payment("c").at(1_100).event()).reasons()).hasSize(1);
    }

    @Test
    void aRuleThatFiredAsOftenAsItsCapAllowsIsSuppressedUntilTheOldestIsOutOfTheWindow() {
        OneSubject subject =
                new OneSubject(rule("r").then("cap: {count: 2, over: 100ms}").build());

        assertThat(subject.decide(payment("a").at(1_000).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("b").at(1_000).event()).reasons()).hasSize(1);
        assertThat(subject.announce(payment("c").at(1_099).event()))
                .isInstanceOfSatisfying(
                        Verdict.Decided.class,
                        decided -> assertThat(answers(decided)).containsExactly("r 1 SUPPRESSED"));
        assertThat(subject.decide(payment("d").at(1_100).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("e").at(1_100).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("f").at(1_199).event()).reasons()).isEmpty();
    }

    @Test
    void aCooldownByFieldsIsOneForEachOfTheirValuesAndOneForNone() {
        OneSubject subject = new OneSubject(
                rule("r").then("cooldown: {for: 100ms, by: [ip]}").build());

        assertThat(subject.decide(payment("a").from("1").at(1_000).event()).reasons())
                .hasSize(1);
        assertThat(subject.decide(payment("b").from("2").at(1_001).event()).reasons())
                .hasSize(1);
        assertThat(subject.decide(payment("c").from("1").at(1_099).event()).reasons())
                .isEmpty();
        assertThat(subject.decide(payment("d").at(1_002).event()).reasons()).hasSize(1);
        assertThat(subject.decide(payment("e").at(1_003).event()).reasons()).isEmpty();
        assertThat(subject.decide(payment("f").from("1").at(1_100).event()).reasons())
                .hasSize(1);
    }

    @Test
    void aRuleInShadowDoesNotRest() {
        OneSubject subject =
                new OneSubject(rule("r").mode(Mode.SHADOW).cooldown(100).build());
        subject.decide(payment("a").at(1_000).event());

        assertThat(subject.decide(payment("b").at(1_001).event()).shadow()).hasSize(1);
    }

    @Test
    void aVerdictSaysOfEachRuleThatWasAskedWhatItSaid() {
        OneSubject subject = new OneSubject(
                rule("quiet").when(NEVER).build(),
                rule("fires").version(7).build(),
                rule("shadow").mode(Mode.SHADOW).build(),
                rule("later").active(6_000, 7_000).build());

        assertThat(answers(subject.announce(PAYMENT)))
                .containsExactlyInAnyOrder("quiet 1 QUIET", "fires 7 FIRED", "shadow 1 SHADOW_FIRED");
    }

    @Test
    void onlyTheVerdictAtItsOwnSubjectAnswersATransaction() {
        Rule[] rules = {
            rule("r").build(),
            rule("other").subject(s -> new Value.Text("other")).build(),
            rule("click").on(EventType.CLICK).build()
        };

        assertThat(new OneSubject(rules).announce(PAYMENT)).matches(DeciderTest::answersTransaction);
        assertThat(new OneSubject(rules).receive(new Announced(1, 1, "other", PAYMENT, 0, false, Announced.UNKNOWN)))
                .get()
                .matches(verdict -> !answersTransaction(verdict));
        assertThat(new OneSubject(rules).announce(visit("e").event())).matches(verdict -> !answersTransaction(verdict));
    }

    @Test
    void aDecisionIsNamedByItsTriggerAndItsSubject() {
        StockChange change = new StockChange("s-1", "", 1, false, 3, 0, 1);

        assertThat(new DecisionIds().of(PAYMENT, "c-1")).hasSize(32).isEqualTo(new DecisionIds().of(PAYMENT, "c-1"));
        assertThat(List.of(
                        new DecisionIds().of(PAYMENT, "c-1"),
                        new DecisionIds().of(PAYMENT, "c-2"),
                        new DecisionIds().of(visit("t-1").event(), "c-1"),
                        new DecisionIds().of(payment("t-2").event(), "c-1"),
                        new DecisionIds().of(payment("t-1c").event(), "-1"),
                        new DecisionIds().of(change, "s-1"),
                        new DecisionIds().of(change.from(ChangeOrigin.ofRecord(0, 7)), "s-1"),
                        new DecisionIds().of(change.from(ChangeOrigin.ofRecord(0, 8)), "s-1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsDecidedAboutAFurtherSubjectIsOnlyWhatARuleSaysAboutIt() {
        Rule about = rule("about").subject(scope -> new Value.Text("other")).build();
        OneSubject subject = new OneSubject(rule("plain").build(), about);

        Verdict verdict = subject.receive(new Announced(1, 1, "other", PAYMENT, 0, false, Announced.UNKNOWN))
                .orElseThrow();

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

        assertThat(subject.receive(new Announced(1, 1, "other", PAYMENT, 0, false, Announced.UNKNOWN)))
                .get()
                .isInstanceOf(Verdict.Noted.class);
    }

    @Test
    void aChangeOfStockThatIsNoNewsIsNotDecidedAgain() {
        StockChange change = new StockChange("s-1", "", 1, false, 1, 0, 1);
        OneSubject subject = new OneSubject(rule("r").on(EventType.INVENTORY).build());
        subject.receive(announcement(change, 1, 1));

        assertThat(subject.receive(stale(change, 1))).contains(new Verdict.Duplicate(EventType.INVENTORY, true));
    }

    private static boolean answersTransaction(Verdict verdict) {
        return ((Verdict.Decided) verdict).answersTransaction();
    }

    static List<String> answers(Verdict verdict) {
        return verdict.evaluations().made().stream()
                .map(asked -> asked.rule().id() + " " + asked.rule().version() + " " + asked.answer())
                .toList();
    }

    static Signal stale(StockChange change, long epoch) {
        return new Signal(change.sku(), epoch, epoch, "sku=" + change.sku(), false, List.of(), Optional.empty());
    }

    private static boolean fires(Rule rule, String customer) {
        Event event = payment("t").by(customer).event();
        return !new OneSubject(rule).decide(event).reasons().isEmpty();
    }
}
