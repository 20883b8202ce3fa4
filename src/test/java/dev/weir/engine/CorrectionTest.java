package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.Evaluations;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An id that comes again and says something else. */
class CorrectionTest {
    private static final String LARGE = """
            id: large
            version: 1
            on: transaction
            when: transaction.amount > 500.0
            then: {outcome: BLOCK, score: 90}
            """;
    private static final String SPENT = """
            id: spent
            version: 1
            on: transaction
            features:
              spent: {sum: transaction.amount, by: [customerId], over: 1h}
              payments: {count: transaction, by: [customerId], over: 1h}
            when: spent >= 0.0 && payments >= 0
            then: {outcome: NOTE, params: {spent: spent, payments: payments}}
            """;

    private final WholeEngine engine = new WholeEngine();

    @Test
    void anotherAmountUnderTheSameIdIsDecidedAndNamesTheFirstDecision() {
        engine.push("large", LARGE);
        Decision first = decided(payment("t-1").of(1).event());

        Decision correction = decided(payment("t-1").of(5_000).event());

        assertThat(first.isCorrection()).isFalse();
        assertThat(correction.outcome()).isEqualTo("BLOCK");
        assertThat(correction.duplicateOf()).isEqualTo(first.decisionId());
        assertThat(correction.trigger()).isEqualTo(first.trigger());
        assertThat(correction.decisionId()).isNotEqualTo(first.decisionId()).hasSize(32);
    }

    @Test
    void theStricterOutcomeOfTheTwoHoldsAndOfAllThatFollow() {
        engine.push("large", LARGE);
        decided(payment("t-1").of(5_000).event());

        Decision milder = decided(payment("t-1").of(1).event());
        Decision third = decided(payment("t-1").of(2).event());

        assertThat(List.of(milder.outcome(), third.outcome())).containsExactly("BLOCK", "BLOCK");
        assertThat(milder.reasons()).isEmpty();
        assertThat(third.duplicateOf()).isEqualTo(milder.duplicateOf());
    }

    @Test
    void theSameContentAgainIsADuplicateOfWhicheverCameBefore() {
        engine.push("large", LARGE);
        decided(payment("t-1").of(1).event());
        decided(payment("t-1").of(2).event());

        assertThat(engine.happens(payment("t-1").of(1).event())).isEmpty();
        assertThat(engine.happens(payment("t-1").of(2).event())).isEmpty();
    }

    @Test
    void aCorrectionThatIsReplayedHasTheIdThatItHad() {
        WholeEngine replayed = new WholeEngine();
        for (WholeEngine one : List.of(engine, replayed)) {
            one.push("large", LARGE);
            one.happens(payment("t-1").of(1).event());
        }

        assertThat(replayed.happens(payment("t-1").of(2).event()).get(0).decisionId())
                .isEqualTo(decided(payment("t-1").of(2).event()).decisionId());
    }

    @Test
    void aCorrectionDoesNotCountTwiceAndWindowsKeepWhatCameFirst() {
        engine.push("spent", SPENT);
        decided(payment("t-1").of(10).event());
        decided(payment("t-1").of(70).event());

        assertThat(decided(payment("t-2").of(5).event()).reasons().get(0).params())
                .isEqualTo(Map.of("spent", new Value.Real(15), "payments", new Value.Int(2)));
    }

    @Test
    void aCorrectedClickOnWhichNoRuleFiresLeavesTheFirstDecisionAsItWas() {
        OneSubject subject = new OneSubject();
        subject.announce(visit("e-1").of("s-1").event());

        assertThat(subject.announce(visit("e-1").of("s-2").event()))
                .isEqualTo(new Verdict.Noted(EventType.CLICK, true, Evaluations.NONE, true, Optional.empty()));
    }

    @Test
    void aJobMaySetCorrectionsAside() {
        EngineSettings settings = new EngineSettings(
                EngineSettings.DEFAULT.schema(),
                EngineSettings.DEFAULT.ruleLimits(),
                EngineSettings.DEFAULT.seriesLimits(),
                EngineSettings.DEFAULT.deduplicationMillis(),
                ContentMismatchPolicy.SET_ASIDE,
                EngineSettings.DEFAULT.outcomes());
        Decider decider = new Decider(settings);
        SubjectState state = new SubjectState();
        decide(decider, payment("t-1").of(1).event(), state);

        assertThat(decide(decider, payment("t-1").of(2).event(), state))
                .isEqualTo(new Verdict.SetAside(EventType.TRANSACTION, true));
        assertThat(decide(decider, payment("t-1").of(1).event(), state))
                .isEqualTo(new Verdict.Duplicate(EventType.TRANSACTION, true));
    }

    private static Verdict decide(Decider decider, Event event, SubjectState state) {
        AnsweredEvent answered = new AnsweredEvent(OneSubject.announcement(event, 1, 0), List.of());
        Rulebook rulebook = Rulebook.of(1, List.of(), EngineSettings.DEFAULT);
        return decider.decide(answered, rulebook, state, new KeyedInMemory(), new JobTime(1_700_000_000_000L, 0));
    }

    private Decision decided(Event event) {
        List<Decision> decisions = engine.happens(event);
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }
}
