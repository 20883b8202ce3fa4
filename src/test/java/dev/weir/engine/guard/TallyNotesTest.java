package dev.weir.engine.guard;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.decide.Evaluations;
import dev.weir.engine.decide.RuleEvaluation;
import dev.weir.engine.decide.RuleEvaluation.Answer;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.guard.TallyNote.Deed;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of verdicts, so that guards can count. */
final class TallyNotesTest {
    private static final Rule PLAIN =
            rule("plain").when("transaction.amount > 1000.0").build();
    private static final Rule GUARDED =
            rule("guarded").outcome("BLOCK").guard("5%", "10m").build();
    private static final Rule SOME = rule("some").rollout(50).build();
    private static final Rulebook RULEBOOK = Rulebook.of(9, List.of(PLAIN, GUARDED, SOME), EngineSettings.DEFAULT);
    private static final List<Rule> ALWAYS = List.of(GUARDED, PLAIN);

    private final TallyNotes notes = new TallyNotes("BLOCK");
    private final List<TallyNote> told = new ArrayList<>();

    @Test
    void whatAsksNoRuleAndAnswersNobodyIsNotTold() {
        report(new Verdict.Duplicate(EventType.TRANSACTION, true));
        report(new Verdict.Noted(EventType.CLICK, true, Evaluations.NONE, false, Optional.empty()));

        assertThat(told).isEmpty();
    }

    @Test
    void aTransactionThatIsAnsweredIsToldAlsoWhereThereIsNoRule() {
        report(decided(List.of()));

        assertThat(told).containsExactly(event(TallyNote.NO_PLAN, true));
    }

    @Test
    void rulesThatEveryEventAsksAreToldOnceAndNotAgainWithEach() {
        report(noted(ALWAYS));
        report(noted(ALWAYS));

        assertThat(told)
                .containsExactly(
                        new TallyNote.Asks(
                                1,
                                List.of(
                                        new WatchedRule("guarded", 0, 1, GUARDED.guard()),
                                        new WatchedRule("plain", 0, 1, Optional.empty()))),
                        event(1, false),
                        event(1, false));
    }

    @Test
    void theyAreToldAgainUnderAnotherNumberOnceMoreOthersWereToldThanAreKept() {
        report(noted(ALWAYS));
        for (int i = 0; i < TallyNote.MOST_PLANS; i++) {
            report(noted(List.of(PLAIN, SOME)));
        }
        told.clear();

        report(noted(ALWAYS));

        assertThat(told.get(0))
                .isInstanceOfSatisfying(
                        TallyNote.Asks.class, asks -> assertThat(asks.plan()).isEqualTo(TallyNote.MOST_PLANS + 2));
    }

    @Test
    void ofRulesThatAreAlwaysAskedOnlyThoseThatFailedOrBlockedAreToldWithAnEvent() {
        assertThat(deeds(ALWAYS, of(PLAIN, Answer.QUIET), of(GUARDED, Answer.SUPPRESSED)))
                .isEmpty();
        assertThat(deeds(ALWAYS, of(PLAIN, Answer.FAILED), of(GUARDED, Answer.FIRED)))
                .containsExactly(deed(PLAIN, true, false));
    }

    @Test
    void aRuleThatIsAskedSometimesIsToldWheneverItWas() {
        assertThat(deeds(ALWAYS, of(SOME, Answer.QUIET))).containsExactly(deed(SOME, false, false));
    }

    @Test
    void aRuleThatIsNotAlwaysAskedAboutThisSubjectIsToldByItself() {
        assertThat(deeds(List.of(), of(PLAIN, Answer.QUIET))).containsExactly(deed(PLAIN, false, false));
    }

    @Test
    void aRuleThatWasAskedTwiceFailedIfItDidOnce() {
        assertThat(deeds(List.of(), of(SOME, Answer.FAILED), of(SOME, Answer.QUIET)))
                .containsExactly(deed(SOME, true, false));
        assertThat(deeds(List.of(), of(SOME, Answer.QUIET), of(SOME, Answer.FAILED)))
                .containsExactly(deed(SOME, true, false));
    }

    @Test
    void onlyTheMostSevereOutcomeOfATransactionThatIsAnsweredBlocksAndOnlyWithAGuard() {
        Verdict block = new OneSubject(GUARDED, rule("open").outcome("BLOCK").build())
                .announce(payment("t").event());
        Verdict review = new OneSubject(rule("mild").guard("5%", "10m").build())
                .announce(payment("t").event());

        report(block);
        report(review);

        assertThat(told)
                .filteredOn(TallyNote.OfEvent.class::isInstance)
                .flatExtracting(note -> ((TallyNote.OfEvent) note).deeds())
                .extracting(deed -> deed.rule().id() + " " + deed.blocked())
                .containsExactly("guarded true");
    }

    @Test
    void aDecisionBesideTheAnswerOfATransactionBlocksNobody() {
        Decision decision = new OneSubject(GUARDED).decide(payment("t").event());

        report(new Verdict.Decided(
                decision,
                EventType.TRANSACTION,
                false,
                new Evaluations(List.of(of(GUARDED, Answer.FIRED)), List.of())));

        assertThat(told).containsExactly(event(TallyNote.NO_PLAN, false, deed(GUARDED, false, false)));
    }

    private List<Deed> deeds(List<Rule> always, RuleEvaluation... made) {
        told.clear();
        report(new Verdict.Noted(
                EventType.TRANSACTION, true, new Evaluations(List.of(made), always), false, Optional.empty()));
        return ((TallyNote.OfEvent) told.get(told.size() - 1)).deeds();
    }

    private void report(Verdict verdict) {
        notes.report(verdict, new TallyNotes.About(77, 5_999), RULEBOOK, told::add);
    }

    private static Verdict noted(List<Rule> always) {
        return new Verdict.Noted(
                EventType.TRANSACTION, true, new Evaluations(List.of(), always), false, Optional.empty());
    }

    private static Verdict decided(List<Rule> always) {
        Decision decision = new OneSubject().decide(payment("t").event());
        return new Verdict.Decided(decision, EventType.TRANSACTION, true, new Evaluations(List.of(), always));
    }

    private static RuleEvaluation of(Rule rule, Answer answer) {
        return new RuleEvaluation(rule, answer, 0, 0);
    }

    private static Deed deed(Rule rule, boolean failed, boolean blocked) {
        return new Deed(new WatchedRule(rule.id(), 0, rule.version(), rule.guard()), failed, blocked);
    }

    private static TallyNote event(int plan, boolean decided, Deed... deeds) {
        return new TallyNote.OfEvent(plan, 9, 5, 77, decided, List.of(deeds));
    }
}
