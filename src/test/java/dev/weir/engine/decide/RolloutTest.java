package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.join.Merger;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.score.Scoring;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For whom and when a rule takes part. */
final class RolloutTest {
    private static final int SUBJECTS = 20_000;

    @Test
    void nobodyAtNoughtEverybodyAtAHundredAndAFewAtHalfAPercent() {
        assertThat(chosenAt(0)).isEmpty();
        assertThat(chosenAt(0.5)).hasSizeBetween(60, 140);
        assertThat(chosenAt(100)).hasSize(SUBJECTS);
    }

    @Test
    void whoIsChosenStaysChosenWhenThePercentageGrows() {
        Set<String> before = chosenAt(10);

        assertThat(before).hasSizeBetween(1_700, 2_300);
        assertThat(chosenAt(10)).isEqualTo(before);
        assertThat(chosenAt(20)).hasSizeBetween(3_600, 4_400).containsAll(before);
    }

    @Test
    void aRuleInShadowNeitherRestsNorMakesItselfRest() {
        SubjectState state = new SubjectState();
        RuleDraft draft = RuleDraft.rule("r").cooldown(60_000);

        assertThat(decide(draft.mode(Mode.SHADOW).build(), "t-1", 0, state).shadow())
                .hasSize(1);
        assertThat(decide(draft.mode(Mode.SHADOW).build(), "t-2", 1, state).shadow())
                .hasSize(1);
        assertThat(decide(draft.mode(Mode.LIVE).build(), "t-3", 2, state).reasons())
                .hasSize(1);
        assertThat(decide(draft.mode(Mode.LIVE).build(), "t-4", 60_001, state).reasons())
                .isEmpty();
        assertThat(decide(draft.mode(Mode.LIVE).build(), "t-5", 60_002, state).reasons())
                .hasSize(1);
    }

    @Test
    void aRuleIsActiveFromItsFirstMomentUntilBeforeItsLast() {
        Rule rule = RuleDraft.rule("r").active(10, 20).build();

        List<Integer> fired = IntStream.range(8, 22)
                .filter(at -> !decide(rule, "t-" + at, at, new SubjectState())
                        .reasons()
                        .isEmpty())
                .boxed()
                .toList();

        assertThat(fired).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    private static Set<String> chosenAt(double percent) {
        Rule rule = RuleDraft.rule("r").rollout(percent).build();
        Rulebook rulebook = Rulebook.of(1, List.of(rule), EngineSettings.DEFAULT);
        Scoring scoring = Scoring.of(EngineSettings.DEFAULT.schema(), () -> 0);
        return IntStream.range(0, SUBJECTS)
                .mapToObj(i -> "c-" + i)
                .filter(customer -> chooses(rule, customer, rulebook, scoring))
                .collect(Collectors.toSet());
    }

    private static boolean chooses(Rule rule, String customer, Rulebook rulebook, Scoring scoring) {
        RuleEvaluator evaluator = new RuleEvaluator(customer, 0, new SubjectState(), rulebook, scoring);
        evaluator.evaluate(rule, new EventScope(payment("t").event()), Optional.empty());
        evaluator.settle(new Merger(EngineSettings.DEFAULT.channels()));
        return !evaluator.reasons().isEmpty();
    }

    private static dev.weir.events.answer.Decision decide(Rule rule, String id, long atMillis, SubjectState state) {
        Verdict verdict = new Decider(EngineSettings.DEFAULT)
                .decide(
                        new AnsweredEvent(
                                OneSubject.announcement(payment(id).at(atMillis).event(), 1, 0), List.of()),
                        Rulebook.of(1, List.of(rule), EngineSettings.DEFAULT),
                        state,
                        new KeyedInMemory(),
                        new JobTime(0, 0));
        return ((Verdict.Decided) verdict).decision();
    }
}
