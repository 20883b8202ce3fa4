package dev.weir.engine.guard;

import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.Evaluations;
import dev.weir.engine.decide.RuleEvaluation;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.score.ModelAnswer;
import dev.weir.events.answer.Reason;
import dev.weir.rules.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes notes about what the rules of one instance do. Rules that are evaluated for every event are announced once and
 * not with each event; a note lists only those that did something. For use by one thread.
 */
public final class TallyNotes {
    private static final long SECOND_MILLIS = 1_000;

    private final String mostSevere;
    private final IdentityHashMap<List<Rule>, Integer> plans = new IdentityHashMap<>();
    private final Deque<List<Rule>> inOrder = new ArrayDeque<>();
    private int lastPlan = TallyNote.NO_PLAN;

    /**
     * Creates a writer that has announced nothing.
     *
     * @param mostSevere the outcome that counts as blocking
     */
    public TallyNotes(String mostSevere) {
        this.mostSevere = mostSevere;
    }

    /**
     * The subject and the time of a verdict.
     *
     * @param subjectHash a hash that nobody outside can choose, see {@link SubjectState#hash}
     * @param atMillis event time
     */
    public record About(long subjectHash, long atMillis) {
        /**
         * Returns the subject and time of a request; the time is capped at now, since a clock that is ahead would move
         * the windows of guards past all other events.
         */
        public static About of(DecisionRequest request, SubjectState state, JobTime moment) {
            return new About(state.hash(request.subject()), Math.min(request.atMillis(), moment.nowMillis()));
        }
    }

    /** Writes the note about a verdict; writes nothing if no rule was evaluated and no transaction answered. */
    public void report(Verdict verdict, About about, Rulebook rulebook, Consumer<TallyNote> receiver) {
        Evaluations evaluations = verdict.evaluations();
        boolean answers = verdict instanceof Verdict.Decided decided && decided.answersTransaction();
        if (!answers
                && evaluations.made().isEmpty()
                && evaluations.alwaysAsked().isEmpty()
                && evaluations.scored().answers().isEmpty()) {
            return;
        }
        int plan = planOf(evaluations.alwaysAsked(), rulebook, receiver);
        receiver.accept(new TallyNote.OfEvent(
                plan,
                rulebook.epoch(),
                Math.floorDiv(about.atMillis(), SECOND_MILLIS),
                about.subjectHash(),
                answers,
                evaluations.made().isEmpty() && evaluations.scored().answers().isEmpty()
                        ? List.of()
                        : deeds(verdict, answers, rulebook)));
    }

    private int planOf(List<Rule> asked, Rulebook rulebook, Consumer<TallyNote> receiver) {
        if (asked.isEmpty()) {
            return TallyNote.NO_PLAN;
        }
        Integer known = plans.get(asked);
        if (known != null) {
            return known;
        }
        if (inOrder.size() == TallyNote.MOST_PLANS) {
            plans.remove(inOrder.removeFirst());
        }
        lastPlan++;
        plans.put(asked, lastPlan);
        inOrder.addLast(asked);
        receiver.accept(new TallyNote.Asks(
                lastPlan,
                asked.stream().map(rule -> WatchedRule.of(rule, rulebook)).toList()));
        return lastPlan;
    }

    private List<TallyNote.Deed> deeds(Verdict verdict, boolean answers, Rulebook rulebook) {
        Evaluations evaluations = verdict.evaluations();
        Map<String, TallyNote.Deed> byRule = new HashMap<>();
        Map<String, Rule> guarded = Map.of();
        for (RuleEvaluation evaluation : evaluations.made()) {
            Rule rule = evaluation.rule();
            boolean failed = evaluation.answer() == RuleEvaluation.Answer.FAILED;
            if (failed || !evaluations.isOfAlwaysAsked(evaluation)) {
                TallyNote.Deed before = byRule.get(rule.id());
                boolean everFailed = failed || (before != null && before.failed());
                byRule.put(rule.id(), new TallyNote.Deed(WatchedRule.of(rule, rulebook), everFailed, false));
            }
            if (answers
                    && evaluation.answer() == RuleEvaluation.Answer.FIRED
                    && rule.guard().isPresent()) {
                guarded = guarded.isEmpty() ? new HashMap<>() : guarded;
                guarded.put(rule.id(), rule);
            }
        }
        if (!guarded.isEmpty()) {
            addBlocked(((Verdict.Decided) verdict).decision().reasons(), guarded, rulebook, byRule);
        }
        List<TallyNote.Deed> deeds = new ArrayList<>(byRule.values());
        for (ModelAnswer answer : evaluations.scored().answers()) {
            deeds.add(new TallyNote.Deed(
                    WatchedRule.of(answer.model()), answer.fate().isHarm(), false));
        }
        return deeds;
    }

    private void addBlocked(
            List<Reason> reasons, Map<String, Rule> guarded, Rulebook rulebook, Map<String, TallyNote.Deed> byRule) {
        for (Reason reason : reasons) {
            Rule rule = reason.outcome().equals(mostSevere) ? guarded.get(reason.rule()) : null;
            if (rule != null) {
                TallyNote.Deed before = byRule.get(rule.id());
                boolean failed = before != null && before.failed();
                byRule.put(rule.id(), new TallyNote.Deed(WatchedRule.of(rule, rulebook), failed, true));
            }
        }
    }
}
