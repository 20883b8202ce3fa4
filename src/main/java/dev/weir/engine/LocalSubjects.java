package dev.weir.engine;

import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.DueVerdict;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.HeapMemory;
import dev.weir.engine.score.Scoring;
import dev.weir.events.answer.Decision;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.List;

/** The subjects of an engine without a cluster, and what is decided about them. For use by one thread. */
final class LocalSubjects {
    private final Scoring scoring;
    private final Decider decider;
    private final LocalOutput output;
    private final LocalRules rules;
    private final StatesByName<SubjectState> states;
    private final LocalLifetimes lifetimes;
    private final KeyTimers<SubjectState> waiting = new KeyTimers<>();
    private long errors;

    LocalSubjects(
            EngineSettings settings,
            EventScopes scopes,
            LocalOutput output,
            LocalRules rules,
            StatesByName<SubjectState> states,
            LocalLifetimes lifetimes) {
        this.scoring = Scoring.of(settings.schema(), () -> 0);
        this.states = states;
        this.lifetimes = lifetimes;
        this.decider = new Decider(settings, scopes, scoring);
        this.output = output;
        this.rules = rules;
    }

    /** Returns how many expressions failed so far. */
    long errors() {
        return errors;
    }

    /** Returns how models are asked. */
    Scoring scoring() {
        return scoring;
    }

    /** Replaces the history of a subject by these decisions. */
    void restoreHistory(String subject, List<EarlierDecision> decisions, JobTime moment) {
        StatesByName.Entry<SubjectState> known = states.of(subject);
        decider.restoreHistory(decisions, rules.latest(), known.state(), moment);
        lifetimes.decided(known);
    }

    /** Decides about a request. */
    void decide(DecisionRequest request, Rulebook rulebook, JobTime moment, List<Decision> decisions) {
        decide(request, states.of(request.subject()), rulebook, moment, decisions);
    }

    /** Decides about a request about the subject of this number among those that are looked up together. */
    void decide(DecisionRequest request, int number, Rulebook rulebook, JobTime moment, List<Decision> decisions) {
        decide(request, states.of(number, request.subject()), rulebook, moment, decisions);
    }

    private void decide(
            DecisionRequest request,
            StatesByName.Entry<SubjectState> subject,
            Rulebook rulebook,
            JobTime moment,
            List<Decision> decisions) {
        HeapMemory memory = lifetimes.memoryOf(subject, moment);
        Verdict verdict = decider.decide(request, rulebook, subject.state(), memory, moment);
        errors += verdict.evaluations().errors();
        rules.write(verdict.evaluations().writes());
        output.take(request, verdict, rulebook, decisions);
        waiting.set(subject.state().claimActionTimer(), subject);
        lifetimes.decided(subject);
    }

    /** Returns when the first action is due that waits; the end of all time if none does. */
    long earliestMillis() {
        return waiting.earliestMillis();
    }

    /** Lets the first action go out that is due by a time; returns whether there is one. */
    boolean letGo(long untilMillis, Rulebook rulebook, JobTime moment, List<Decision> decisions) {
        KeyTimers.Timer<SubjectState> action = waiting.next(untilMillis);
        if (action == null) {
            return false;
        }
        SubjectState state = action.key().state();
        for (DueVerdict due : decider.pass(action.key().name(), action.atMillis(), rulebook, state, moment)) {
            errors += due.verdict().evaluations().errors();
            output.take(due.request(), due.verdict(), rulebook, decisions);
        }
        waiting.set(state.claimActionTimer(), action.key());
        lifetimes.subjectTimerWentOff(action, moment);
        return true;
    }
}
