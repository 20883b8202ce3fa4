package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.decide.DeciderTest.answers;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.guard.GuardTallies;
import dev.weir.engine.guard.GuardTally;
import dev.weir.engine.guard.TallyNotes;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Fingerprint;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Reason;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is decided where an expression of a rule fails. */
final class FailedRulesTest {
    private static final Expression FAILS = scope -> {
        throw new EvaluationException("no", new ArithmeticException());
    };

    private static final Transaction PAYMENT = payment("t-1").at(5_000).event();

    @Test
    void aRuleThatFailsDoesNotFireAndIsCounted() {
        OneSubject subject =
                new OneSubject(rule("when").when(FAILS).build(), rule("good").build());

        assertThat(subject.announce(PAYMENT)).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(answers(decided)).containsExactlyInAnyOrder("when 1 FAILED", "good 1 FIRED");
            assertThat(decided.decision().reasons()).extracting(Reason::rule).containsExactly("good");
        });
    }

    @Test
    void aRuleWhoseSubjectFailsIsAskedAboutTheUsualOneSoThatNoBlockIsLost() {
        OneSubject subject =
                new OneSubject(rule("r").subject(FAILS).outcome("BLOCK").build());

        assertThat(subject.decide(PAYMENT).outcome()).isEqualTo("BLOCK");
    }

    @Test
    void aParamThatFailsIsLeftOutAndTheRuleFiresAllTheSame() {
        OneSubject subject = new OneSubject(rule("r")
                .outcome("BLOCK")
                .param("bad", FAILS)
                .param("worse", FAILS)
                .param("good", scope -> new Value.Int(1))
                .build());

        assertThat(subject.announce(PAYMENT)).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.decision().outcome()).isEqualTo("BLOCK");
            assertThat(decided.decision().reasons().get(0).params()).isEqualTo(Map.of("good", new Value.Int(1)));
            assertThat(decided.evaluations().made())
                    .extracting(RuleEvaluation::leftOut)
                    .containsExactly(2);
        });
    }

    @Test
    void aScoreThatFailsIsNoughtAndTheRuleFiresAllTheSame() {
        OneSubject subject =
                new OneSubject(rule("r").outcome("BLOCK").score(FAILS).build());

        assertThat(subject.announce(PAYMENT)).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.decision().outcome()).isEqualTo("BLOCK");
            assertThat(decided.decision().score()).isZero();
            assertThat(decided.evaluations().made())
                    .extracting(RuleEvaluation::leftOut)
                    .containsExactly(1);
        });
    }

    @Test
    void whatAReasonDoesWithoutIsNoFailureThatSwitchesARuleOff() {
        Rule rule = rule("r").param("bad", FAILS).build();
        GuardTallies tallies = new GuardTallies();

        new TallyNotes("BLOCK")
                .report(
                        new OneSubject(rule).announce(PAYMENT),
                        new TallyNotes.About(Fingerprint.of("c-1"), 0),
                        Rulebook.of(1, List.of(rule), EngineSettings.DEFAULT),
                        tallies::add);

        GuardTally.OfRule tally = tallies.take().get(0).ofEachRule().get(0);
        assertThat(tally.evaluated().isEmpty()).isFalse();
        assertThat(tally.failed().isEmpty()).isTrue();
    }

    @Test
    void aRuleThatFailsDoesNotRest() {
        OneSubject subject = new OneSubject(rule("r")
                .cooldown(100)
                .when(scope -> {
                    if (scope.event().id().equals("bad")) {
                        throw new EvaluationException("no", new ArithmeticException());
                    }
                    return new Value.Bool(true);
                })
                .build());
        subject.decide(payment("bad").at(1_000).event());

        assertThat(subject.decide(payment("good").at(1_001).event()).reasons()).hasSize(1);
    }
}
