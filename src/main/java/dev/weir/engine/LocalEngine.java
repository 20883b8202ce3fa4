package dev.weir.engine;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.DueVerdict;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.decide.MatchRequest;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.profile.HeapMemory;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.profile.StepListener;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine without a cluster: all operators one after the other in one thread, with their state on the heap. Takes rules
 * and events, and returns the decisions that the job would make.
 *
 * <p>Time is virtual. The wall clock stands at the latest event, as if all were live, unless the caller says what it
 * shows; the watermark follows it. An event ahead of the clock by more than the lateness moves neither, as in the job.
 * {@link #passTo} moves both on without an event. State is forgotten as in the job, when no rule looks back on it any
 * more. Used by one thread.
 */
public final class LocalEngine {
    private static final long BEFORE_ALL_MILLIS = Long.MIN_VALUE / 2;
    private final LocalRules rules;
    private final Profiler profiler;
    private final Decider decider;
    private final LocalOutput output;
    private final LocalSessions sessions;
    private final long latenessMillis;
    private final long deduplicationMillis;
    private final StatesByName<ProfileState> profiles = new StatesByName<>(ProfileState::new, ProfileState::touch);
    private final StatesByName<SubjectState> subjects = new StatesByName<>(SubjectState::new, SubjectState::touch);
    private final KeyTimers<ProfileState> timers = new KeyTimers<>();
    private final LocalDates dates = new LocalDates(profiles, timers);
    private final KeyTimers<SubjectState> waiting = new KeyTimers<>();
    private final LocalLifetimes lifetimes;
    private final LocalFanIn nothingAsked = new LocalFanIn(List.of());
    private @Nullable ProfileState blank;
    private JobTime moment;
    private long errors;
    private long correlationId;

    /**
     * Creates an engine without rules.
     *
     * @param documents reads the rules that are pushed
     * @param compiler of rules for these settings, which several engines may share, since it is expensive to create
     * @param latenessMillis how far the watermark stays behind the latest event
     */
    public LocalEngine(EngineSettings settings, DocumentReader documents, RuleCompiler compiler, long latenessMillis) {
        this.rules = new LocalRules(settings, documents, compiler);
        EventScopes scopes = new EventScopes();
        this.profiler = new Profiler(settings, StepListener.NONE, scopes);
        this.decider = new Decider(settings, scopes);
        this.output = new LocalOutput(settings);
        this.sessions = new LocalSessions(settings);
        this.deduplicationMillis = settings.deduplicationMillis();
        this.lifetimes = new LocalLifetimes(deduplicationMillis, profiler, profiles, subjects);
        this.latenessMillis = latenessMillis;
        this.moment = new JobTime(BEFORE_ALL_MILLIS, BEFORE_ALL_MILLIS - latenessMillis);
    }

    /** Has this engine not read its own decisions, which its input has, and also tell of actions that only wait. */
    public LocalEngine withoutOwnDecisions() {
        output.stopReadingOwnDecisions();
        return this;
    }

    /** Pushes a rule; an empty document removes it. Returns the job's answer, except for its time. */
    public RuleStatus push(String id, byte[] document) {
        return rules.push(id, document);
    }

    /** Pushes a whole list; an empty document removes it. Returns the job's answer, except for its time. */
    public RuleStatus pushList(String name, byte[] document) {
        return rules.pushList(name, document);
    }

    /** Pushes a record of a topic under its default name; returns the job's answer, except for its time. */
    public RuleStatus push(RawRecord record) {
        return rules.push(record);
    }

    /** Replaces the history of a subject by these decisions. */
    public void restoreHistory(String subject, List<EarlierDecision> decisions) {
        StatesByName.Entry<SubjectState> known = subjects.of(subject);
        decider.restoreHistory(decisions, rules.latest(), known.state(), moment);
        lifetimes.decided(known);
    }

    /** Returns of how many keys and subjects something is remembered. */
    int remembered() {
        return profiles.size() + subjects.size();
    }

    /** Returns how many expressions failed so far. */
    public long errors() {
        return errors;
    }

    /** Decides about an event that happens now. */
    public List<Decision> decide(Event event) {
        return decide(event, event.timestampMillis());
    }

    /**
     * Decides about an event that arrives at this time.
     *
     * @param clockMillis the wall clock at its arrival; it must not go back
     */
    public List<Decision> decide(Event event, long clockMillis) {
        List<Decision> decisions = new ArrayList<>(1);
        decide(event, clockMillis, decisions);
        comeBack(decisions);
        return decisions;
    }

    /** Processes decisions as the next events, as a job does that reads its own decisions. */
    private void comeBack(List<Decision> decisions) {
        for (Event event = output.nextEvent(); event != null; event = output.nextEvent()) {
            decide(event, moment.nowMillis(), decisions);
        }
    }

    private void decide(Event event, long clockMillis, List<Decision> decisions) {
        rules.takeWritten();
        Rulebook rulebook = dates.known(rules.latest(), moment);
        passClock(clockMillis);
        if (event.movesTime() && event.timestampMillis() <= moment.nowMillis() + latenessMillis) {
            passClock(event.timestampMillis());
        }
        passTime(rulebook, decisions); // what is due before the event knows nothing of it, whichever key it is due at
        if (!sessions.take(event, moment.watermarkMillis(), linked -> route(linked, rulebook, decisions))) {
            route(event, rulebook, decisions);
        }
        passTime(rulebook, decisions);
    }

    private void route(Event event, Rulebook rulebook, List<Decision> decisions) {
        Routing routing = Router.route(event, rulebook, correlationId++);
        errors += routing.failed().size();
        for (Announced announced : routing.toSubjects()) {
            if (announced.signals() == 0) {
                decide(new AnsweredEvent(announced, List.of()), rulebook, decisions);
            }
        }
        if (!routing.toKeys().isEmpty()) {
            observe(event, routing, rulebook, decisions);
        }
    }

    private void observe(Event event, Routing routing, Rulebook rulebook, List<Decision> decisions) {
        TypePlan type = rulebook.of(event.type());
        LocalFanIn fanIn = new LocalFanIn(routing.toSubjects());
        List<Routed> toKeys = routing.toKeys();
        for (int i = 0; i < routing.toSubjects().size(); i++) {
            subjects.expect(routing.toSubjects().get(i).subject());
        }
        for (int i = 0; i < toKeys.size(); i++) {
            profiles.expect(toKeys.get(i).key());
        }
        subjects.find(); // so that the decision finds them in a cache
        profiles.find();
        for (int i = 0; i < toKeys.size(); i++) {
            Routed routed = toKeys.get(i);
            StatesByName.Entry<ProfileState> known = profiles.found(i);
            StatesByName.Entry<ProfileState> key = known == null ? profiles.made(i, routed.key(), blank()) : known;
            Observation seen = profiler.observe(routed, rulebook, key.state(), memoryOf(key), moment);
            if (known == null && seen.changed()) {
                profiles.keep(key);
                blank = null;
            }
            if (seen.changed()) {
                lifetimes.keep(key);
            }
            deliver(seen, fanIn, rulebook, decisions);
            dates.expect(event, rulebook, key, moment);
            if (seen.changed() && !type.keys().get(routed.plan()).patterns().isEmpty()) {
                timers.set(profiler.claimPatternTimer(key.state()), key);
            }
        }
    }

    /** Returns the state of an unknown key: the same object each time, until an event changes it. */
    private ProfileState blank() {
        blank = blank == null ? new ProfileState() : blank;
        return blank;
    }

    /** Advances event time to this watermark without an event. */
    public List<Decision> passTo(long watermarkMillis) {
        Rulebook rulebook = dates.known(rules.latest(), moment);
        passClock(watermarkMillis + latenessMillis);
        List<Decision> decisions = new ArrayList<>();
        passTime(rulebook, decisions);
        comeBack(decisions);
        return decisions;
    }

    private void passTime(Rulebook rulebook, List<Decision> decisions) {
        long untilMillis = moment.watermarkMillis();
        while (Math.min(timers.earliestMillis(), waiting.earliestMillis()) <= untilMillis) {
            KeyTimers.Timer<SubjectState> action = waiting.next(Math.min(untilMillis, timers.earliestMillis() - 1));
            if (action != null) {
                letGo(action, rulebook, decisions);
                continue;
            }
            KeyTimers.Timer<ProfileState> due = Objects.requireNonNull(timers.next(untilMillis));
            StatesByName.Entry<ProfileState> key = due.key();
            JobTime time = dates.timeOf(due.atMillis(), moment);
            Observation seen = profiler.pass(key.name(), due.atMillis(), rulebook, key.state(), memoryOf(key), time);
            deliver(seen, nothingAsked, rulebook, decisions);
            timers.set(profiler.claimPatternTimer(key.state()), key);
            dates.setTimer(key);
            lifetimes.passed(due, moment);
        }
        dates.passed(moment);
        lifetimes.pass(moment);
        sessions.pass(untilMillis);
    }

    private void letGo(KeyTimers.Timer<SubjectState> action, Rulebook rulebook, List<Decision> decisions) {
        SubjectState state = action.key().state();
        for (DueVerdict due : decider.pass(action.key().name(), action.atMillis(), rulebook, state, moment)) {
            errors += due.verdict().evaluations().errors();
            output.take(due.request(), due.verdict(), rulebook, decisions);
        }
        waiting.set(state.waiting().claimTimer(), action.key());
        lifetimes.passedAt(action, moment);
    }

    private HeapMemory memoryOf(StatesByName.Entry<?> key) {
        return key.memory().at(moment.nowMillis(), deduplicationMillis);
    }

    private void deliver(Observation observation, LocalFanIn fanIn, Rulebook rulebook, List<Decision> decisions) {
        errors += observation.failed().size();
        for (int i = 0; i < observation.messages().size(); i++) {
            SubjectMessage message = observation.messages().get(i);
            DecisionRequest request = message instanceof CompletedMatches matches
                    ? new MatchRequest(matches)
                    : fanIn.receive((Signal) message);
            if (request != null) {
                decide(request, rulebook, decisions);
            }
        }
    }

    private void decide(DecisionRequest request, Rulebook rulebook, List<Decision> decisions) {
        StatesByName.Entry<SubjectState> known = subjects.of(request.subject());
        Verdict verdict = decider.decide(request, rulebook, known.state(), memoryOf(known), moment);
        errors += verdict.evaluations().errors();
        rules.write(verdict.evaluations().writes());
        output.take(request, verdict, rulebook, decisions);
        waiting.set(known.state().waiting().claimTimer(), known);
        lifetimes.decided(known);
    }

    /** Advances the wall clock and the watermark, never back. */
    private void passClock(long millis) {
        if (millis > moment.nowMillis()) {
            moment = new JobTime(millis, millis - latenessMillis);
        }
    }
}
