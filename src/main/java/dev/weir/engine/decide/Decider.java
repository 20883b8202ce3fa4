package dev.weir.engine.decide;

import dev.weir.engine.dedup.DeduplicationHorizon;
import dev.weir.engine.dedup.DeduplicationOverflow;
import dev.weir.engine.dedup.DeduplicationResult;
import dev.weir.engine.dedup.DuplicateDetector;
import dev.weir.engine.join.Merger;
import dev.weir.engine.join.Mergers;
import dev.weir.engine.later.WaitingAction;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.score.Scored;
import dev.weir.engine.score.Scoring;
import dev.weir.events.Event;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Trigger;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.EventScopes;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one decision from an event, the answers of its keys and the rules. For use by one thread. */
public final class Decider {
    private final EngineSettings settings;
    private final Mergers mergers;
    private Merger merger;
    private final DuplicateDetector detector = DuplicateDetector.ofContents();
    private final EventEvaluation questions = new EventEvaluation();
    private final EventScopes scopes;
    private final DecisionIds ids = new DecisionIds();
    private final DueActions dueActions;
    private final Scoring scoring;

    /** Creates a decider with these settings. */
    public Decider(EngineSettings settings) {
        this(settings, new EventScopes(), Scoring.of(settings.schema(), () -> 0));
    }

    /** Creates a decider that shares scopes with others in its thread, and alone asks models in this way. */
    public Decider(EngineSettings settings, EventScopes scopes, Scoring scoring) {
        this.scoring = scoring;
        this.settings = settings;
        this.scopes = scopes;
        this.mergers = new Mergers(settings.channels());
        this.merger = mergers.of(Channels.NONE);
        this.dueActions = new DueActions(mergers, scopes, ids);
    }

    /**
     * Decides about a request.
     *
     * @param rulebook of the epoch of the request
     * @param state of the subject, changed in place
     */
    public Verdict decide(
            DecisionRequest request,
            Rulebook rulebook,
            SubjectState state,
            DeduplicationOverflow overflow,
            JobTime moment) {
        merger = mergers.of(rulebook.policies().channels());
        return request instanceof AnsweredEvent answered
                ? decide(answered, rulebook, state, overflow, moment)
                : decide(((MatchRequest) request).matches(), rulebook, state, moment);
    }

    /**
     * Decides about an event, unless it was decided before or was not new to its key. The latter does not count as
     * decided: of two copies of an event, the one that arrives here first need not be the one that was new to the key.
     *
     * <p>An event with the id of one decided before and different content is a correction, unless the job is configured
     * to set it aside. The rules see it as it is, but its keys answer as they did for the first: windows and patterns
     * keep the first content, so that nothing counts twice. The more severe of its outcome and the earlier one holds,
     * and the decision names the first decision about the id. An id is recognised per subject: the same id with another
     * customer is an event of that customer.
     */
    private Verdict decide(
            AnsweredEvent answered,
            Rulebook rulebook,
            SubjectState state,
            DeduplicationOverflow overflow,
            JobTime moment) {
        Announced announced = answered.announced();
        long horizonMillis = settings.deduplicationMillis();
        state.timeToLive().keep(announced.event().timestampMillis(), moment.watermarkMillis(), horizonMillis);
        if (!EventAnswers.isNews(answered.signals())) {
            return new Verdict.Duplicate(announced.event().type(), announced.primary());
        }
        DeduplicationHorizon horizon = new DeduplicationHorizon(moment.nowMillis(), horizonMillis, overflow);
        DeduplicationResult found = detector.lookUp(announced.event(), state.deduplication(), horizon);
        boolean correction = found.isCorrection(announced.event());
        if (!correction && !found.isNew(announced.event())) {
            return new Verdict.Duplicate(announced.event().type(), announced.primary());
        }
        if (correction && settings.otherContent() == ContentMismatchPolicy.SET_ASIDE) {
            return new Verdict.SetAside(announced.event().type(), announced.primary());
        }
        Verdict verdict =
                evaluator(answered, rulebook, state, moment, correction ? Optional.of(found) : Optional.empty());
        String outcome =
                verdict instanceof Verdict.Decided decided ? decided.decision().outcome() : found.outcome();
        state.deduplication().add(found, outcome, horizon);
        return verdict;
    }

    /**
     * Forgets decisions that no rule asks for any more, and firings of rules that were removed. Call this only when no
     * message of an earlier epoch can still be in flight.
     *
     * @param rulebook of the latest epoch
     */
    public void forgetUnused(Rulebook rulebook, SubjectState state) {
        state.earlier().retain(rulebook.lookbacks());
        state.fired().retain(rulebook.born(), rulebook.policies().firings());
    }

    /** Replaces the remembered decisions about a subject with these, as far as rules ask for them. */
    public void restoreHistory(List<EarlierDecision> others, Rulebook rulebook, SubjectState state, JobTime moment) {
        state.earlier().retain(DecisionLookbacks.NONE);
        others.forEach(one -> remember(one, rulebook, state, moment));
    }

    /** Lets actions of a subject go out that are due by a time, which a timer said; in event time. */
    public List<DueVerdict> pass(
            String subject, long timerMillis, Rulebook rulebook, SubjectState state, JobTime moment) {
        state.waiting().passTimer(timerMillis);
        scoring.beginWithout();
        List<DueVerdict> verdicts = new ArrayList<>();
        for (List<WaitingAction> due = state.waiting().takeDue(timerMillis);
                !due.isEmpty();
                due = state.waiting().takeDue(timerMillis)) {
            RuleEvaluator evaluator = new RuleEvaluator(subject, due.get(0).dueMillis(), state, rulebook, scoring);
            for (DueVerdict verdict : dueActions.verdicts(due, evaluator, rulebook, moment)) {
                if (verdict.verdict() instanceof Verdict.Decided decided) {
                    remember(decided.decision(), "", rulebook, state, moment);
                }
                verdicts.add(verdict);
            }
            keep(state, evaluator, due.get(0).dueMillis(), moment);
        }
        return verdicts;
    }

    private Verdict decide(CompletedMatches completedMatches, Rulebook rulebook, SubjectState state, JobTime moment) {
        Event event = completedMatches.trigger();
        scoring.beginWithout();
        RuleEvaluator evaluator =
                new RuleEvaluator(completedMatches.subject(), completedMatches.atMillis(), state, rulebook, scoring);
        EventScope atHand = scopes.of(event, rulebook.lists());
        for (RuleMatch match : completedMatches.matches()) {
            rulebook.matchRule(RuleVersion.of(match))
                    .ifPresent(rule -> evaluator.evaluate(
                            rule,
                            new MatchScope(atHand, rule, match, completedMatches.atMillis(), completedMatches.stock()),
                            Optional.of(match)));
        }
        evaluator.settle(merger);
        keep(state, evaluator, completedMatches.atMillis(), moment);
        if (evaluator.isUntold() && completedMatches.joining().isNone()) {
            return new Verdict.Noted(
                    event.type(), false, evaluator.evaluations(List.of(), Scored.NONE), false, Optional.empty());
        }
        Merger.Merged merged = merger.merge(evaluator.reasons(), false);
        Decision decision = decision(ids.about(completedMatches), merged, evaluator, moment);
        if (!decision.reasons().isEmpty()) {
            remember(decision, "", rulebook, state, moment);
        }
        if (evaluator.isSilent(merged) && completedMatches.joining().isNone()) {
            return new Verdict.Noted(
                    event.type(),
                    false,
                    evaluator.evaluations(List.of(), Scored.NONE),
                    false,
                    evaluator.inShadow(decision));
        }
        return new Verdict.Decided(decision, event.type(), false, evaluator.evaluations(List.of(), Scored.NONE));
    }

    private Verdict evaluator(
            AnsweredEvent answered,
            Rulebook rulebook,
            SubjectState state,
            JobTime moment,
            Optional<DeduplicationResult> corrects) {
        Announced announced = answered.announced();
        Event event = announced.event();
        TypePlan plan = rulebook.of(event.type());
        corrects.ifPresent(found -> state.waiting().withdraw(event));
        EventAnswers answers = new EventAnswers(scopes.of(event, rulebook.lists()), plan, answered.signals());
        scoring.begin(plan.models(), event, answers);
        boolean always = announced.primary() && event.type().isAlwaysAnswered();
        boolean asksRules = questions.find(plan, answers) || EventEvaluation.hasMatches(answered.signals());
        if (!asksRules && always && corrects.isEmpty()) {
            return approval(announced, rulebook, state, moment);
        }
        RuleEvaluator evaluator =
                new RuleEvaluator(announced.subject(), event.timestampMillis(), state, rulebook, scoring);
        questions.ask(plan, answers, evaluator);
        EventEvaluation.askMatches(answered.signals(), plan, answers, evaluator);
        evaluator.settle(merger);
        keep(state, evaluator, event.timestampMillis(), moment);
        Evaluations evaluations = evaluator.evaluations(
                ofOwn(announced.subject(), event, plan), scoring.finish(event, announced.primary()));
        boolean tellsAnyway = always || !answered.joining().isNone();
        if (evaluator.isUntold() && !tellsAnyway) {
            return new Verdict.Noted(
                    event.type(), announced.primary(), evaluations, corrects.isPresent(), Optional.empty());
        }
        Merger.Merged merged = merger.merge(evaluator.reasons(), event.type().isAlwaysAnswered());
        DecisionIds.About about = ids.about(announced, corrects);
        Decision decision = decision(about, merged, evaluator, moment);
        if (always || !decision.reasons().isEmpty()) {
            remember(decision, about.earlierOutcome(), rulebook, state, moment);
        }
        if (evaluator.isSilent(merged) && !tellsAnyway) {
            return new Verdict.Noted(
                    event.type(), announced.primary(), evaluations, corrects.isPresent(), evaluator.inShadow(decision));
        }
        return new Verdict.Decided(decision, event.type(), announced.primary(), evaluations);
    }

    /** Decides about an event on which no rule can fire, as most are: as if rules had been evaluated and were quiet. */
    private Verdict approval(Announced announced, Rulebook rulebook, SubjectState state, JobTime moment) {
        Event event = announced.event();
        String subject = announced.subject();
        Merger.Merged merged = merger.merge(List.of(), true);
        Decision decision = new Decision(
                ids.of(event, subject),
                new Trigger(event.type().ruleName(), event.id()),
                subject,
                event.timestampMillis(),
                moment.nowMillis(),
                merged.outcome(),
                merged.score(),
                List.of(),
                List.of(),
                announced.epoch(),
                true,
                "",
                merged.byChannel());
        remember(decision, "", rulebook, state, moment);
        List<Rule> asked = ofOwn(subject, event, rulebook.of(event.type()));
        Evaluations quiet = new Evaluations(List.of(), asked, List.of(), scoring.finish(event, true));
        return new Verdict.Decided(decision, event.type(), true, quiet);
    }

    /** Returns the rules that apply to every event of a type, at its own subject. */
    private static List<Rule> ofOwn(String subject, Event event, TypePlan plan) {
        return subject.equals(Subjects.of(event)) ? plan.alwaysAsked() : List.of();
    }

    private static void keep(SubjectState state, RuleEvaluator evaluator, long atMillis, JobTime moment) {
        if (evaluator.keepMillis() > 0) {
            state.timeToLive().keep(atMillis, moment.watermarkMillis(), evaluator.keepMillis());
        }
    }

    private void remember(Decision decision, String known, Rulebook rulebook, SubjectState state, JobTime moment) {
        if (rulebook.lookbacks().looksBack()) {
            remember(EarlierDecision.of(decision, known), rulebook, state, moment);
        }
    }

    private void remember(EarlierDecision one, Rulebook rulebook, SubjectState state, JobTime moment) {
        long lateMillis = settings.seriesLimits().lateMillis();
        state.remember(one, rulebook.lookbacks(), lateMillis, moment.watermarkMillis());
    }

    private Decision decision(DecisionIds.About about, Merger.Merged made, RuleEvaluator evaluator, JobTime moment) {
        Merger.Merged merged = merger.noMilder(about.earlierOutcome(), made);
        return new Decision(
                about.decisionId(),
                about.trigger(),
                about.subject(),
                about.atMillis(),
                moment.nowMillis(),
                merged.outcome(),
                merged.score(),
                merged.reasons(),
                merger.sorted(evaluator.shadow()),
                about.epoch(),
                about.ofEvent(),
                about.duplicateOf(),
                merged.byChannel().with(evaluator.considered()));
    }
}
