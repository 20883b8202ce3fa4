package dev.weir.engine;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.decide.MatchRequest;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.profile.StepListener;
import dev.weir.engine.route.Routing;
import dev.weir.engine.score.Scoring;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.expression.scope.EventScopes;
import dev.weir.rules.rule.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The engine without a cluster: all operators one after the other in one thread, with their state on the heap. Takes rules
 * and events, and returns the decisions that the job would make.
 * Time is virtual. The wall clock stands at the latest event, unless the caller says what it shows; the watermark
 * follows it, except to an event too far ahead. State is forgotten as in the job. Used by one thread.
 */
public final class LocalEngine {
    final LocalRules rules;
    private final Profiler profiler;
    private final LocalOutput output;
    private final LocalSubjects subjects;
    private final LocalArrivals arrivals;
    private final LocalClock clock;
    final StatesByName<ProfileState> profiles = new StatesByName<>(ProfileState::new, ProfileState::touch);
    final StatesByName<SubjectState> states = new StatesByName<>(SubjectState::new, SubjectState::touch);
    private final LocalLifetimes lifetimes;
    private final ReadAhead ahead = new ReadAhead(states, profiles);
    private final LocalPlainEvents plain;
    private final KeyTimers<ProfileState> timers = new KeyTimers<>();
    private final LocalDates dates = new LocalDates(profiles, timers);
    private long errors;

    /**
     * Creates an engine without rules.
     *
     * @param documents reads the rules that are pushed
     * @param compiler of rules for these settings, which several engines may share, since it is expensive to create
     * @param latenessMillis how far the watermark stays behind the latest event
     */
    public LocalEngine(EngineSettings settings, DocumentReader documents, RuleCompiler compiler, long latenessMillis) {
        this(new LocalRules(new LocalRules.Setup(settings, documents, compiler)), latenessMillis);
    }

    private LocalEngine(LocalRules rules, long latenessMillis) {
        EngineSettings settings = rules.setup().settings();
        EventScopes scopes = new EventScopes();
        this.rules = rules;
        this.clock = new LocalClock(latenessMillis);
        this.profiler = new Profiler(settings, StepListener.NONE, scopes);
        this.output = new LocalOutput(settings);
        this.lifetimes = new LocalLifetimes(settings.deduplicationMillis(), profiler, profiles, states);
        this.subjects = new LocalSubjects(settings, scopes, output, rules, states, lifetimes);
        this.plain = new LocalPlainEvents(profiler, profiles, dates, lifetimes);
        this.arrivals = new LocalArrivals(rules);
        scoring().tellExamples((example, version) -> arrivals.receive(example, clock.watermarkMillis()));
        scoring().tellShown(arrivals::show);
    }

    /** Returns an engine without rules that does not compile what its compiler is known to have made of a document before. */
    public LocalEngine knowing(Function<Linked, Optional<Compiled.Accepted>> compiled) {
        return new LocalEngine(new LocalRules(rules.setup().knowing(compiled)), clock.latenessMillis());
    }

    /** Has artifacts of models read there, and models refused that cannot be loaded; before the first push. */
    public LocalEngine loading(ArtifactSource artifacts) {
        rules.load(artifacts);
        return this;
    }

    /** Returns an engine as this one was before the first push; a document given to both is compiled once. For the same thread. */
    public LocalEngine another() {
        return new LocalEngine(rules.others(), clock.latenessMillis());
    }

    /** Returns an engine to which the same was pushed, and that saw nothing; empty if events or models may change it. Ends this one. */
    public Optional<LocalEngine> again() {
        return rules.areAsPushed() ? Optional.of(new LocalEngine(rules, clock.latenessMillis())) : Optional.empty();
    }

    /** Has this engine not read its own decisions, which its input has, train nothing, and tell of actions that only wait. */
    public LocalEngine withoutOwnDecisions() {
        output.stopReadingOwnDecisions();
        arrivals.stopTraining();
        return this;
    }

    /** Has this engine tell also of rules in shadow mode that fire where nothing is decided. */
    public void tellShadow() {
        output.tellShadow();
    }

    /** Returns how models are asked: which scores are stated instead, and who hears of examples. */
    public Scoring scoring() {
        return subjects.scoring();
    }

    /** Pushes a rule or a model; an empty document removes it. Returns the job's answer, except for its time. */
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
        subjects.restoreHistory(subject, decisions, clock.now());
    }

    /** Returns how many expressions failed so far. */
    public long errors() {
        return errors + subjects.errors() + plain.errors();
    }

    /** Decides about an event that happens now. */
    public List<Decision> decide(Event event) {
        return decide(event, event.timestampMillis());
    }

    /** Decides about events that happen now, in their order, faster than one by one: what the next ones need is read meanwhile. */
    public void decide(List<? extends Event> events, Consumer<Decision> decided) {
        for (int from = 0; from < events.size(); from += ReadAhead.EVENTS) {
            List<? extends Event> next = events.subList(from, Math.min(events.size(), from + ReadAhead.EVENTS));
            rules.takeWritten();
            ahead.read(next, rules.latest());
            List<Decision> decisions = new ArrayList<>(next.size());
            for (int i = 0; i < next.size(); i++) {
                ahead.turn();
                decide(next.get(i), next.get(i).timestampMillis(), decisions);
                comeBack(decisions);
            }
            decisions.forEach(decided);
        }
        ahead.read(List.of(), rules.latest());
    }

    /** Decides about an event that arrives when the wall clock shows this time, which must not go back. */
    public List<Decision> decide(Event event, long clockMillis) {
        List<Decision> decisions = new ArrayList<>(1);
        decide(event, clockMillis, decisions);
        comeBack(decisions);
        return decisions;
    }

    /** Processes decisions as the next events, as a job does that reads its own decisions. */
    private void comeBack(List<Decision> decisions) {
        for (Event event = output.nextEvent(); event != null; event = output.nextEvent()) {
            decide(event, clock.now().nowMillis(), decisions);
        }
    }

    private void decide(Event event, long clockMillis, List<Decision> decisions) {
        rules.takeWritten();
        Rulebook rulebook = dates.known(rules.latest(), clock.now());
        clock.pass(clockMillis);
        clock.pass(event);
        passTime(rulebook, decisions); // what is due before the event knows nothing of it, whichever key it is due at
        if (!arrivals.take(event, clock.watermarkMillis(), each -> route(each, rulebook, decisions))) {
            route(event, rulebook, decisions);
        }
        passTime(rulebook, decisions);
    }

    private void route(Event event, Rulebook rulebook, List<Decision> decisions) {
        ReadAhead.Read known = ahead.of(event, rulebook);
        ReadAhead.Read read = known == null ? ahead.read(event, rulebook) : known;
        take(read, decisions);
        if (known == null) {
            ahead.forget(read);
        }
    }

    private void take(ReadAhead.Read read, List<Decision> decisions) {
        if (!ReadAhead.isPlain(read.event(), read.rulebook().of(read.event().type()))) {
            takeRouted(read, decisions);
        } else if (plain.isQuiet(read)) {
            subjects.decide(
                    plain.answered(read, clock.now()), read.firstSubject(), read.rulebook(), clock.now(), decisions);
        } else {
            ReadAhead.Read routed = ahead.routed(read);
            takeRouted(routed, decisions);
            ahead.forget(routed);
        }
    }

    private void takeRouted(ReadAhead.Read read, List<Decision> decisions) {
        Routing routing = read.routing();
        errors += routing.failed().size();
        for (Announced announced : routing.toSubjects()) {
            if (announced.signals() == 0) {
                subjects.decide(new AnsweredEvent(announced, List.of()), read.rulebook(), clock.now(), decisions);
            }
        }
        if (!routing.toKeys().isEmpty()) {
            observe(read, decisions);
        }
    }

    private void observe(ReadAhead.Read read, List<Decision> decisions) {
        Rulebook rulebook = read.rulebook();
        TypePlan type = rulebook.of(read.event().type());
        LocalFanIn fanIn = new LocalFanIn(read.routing().toSubjects());
        List<Routed> toKeys = read.routing().toKeys();
        for (int i = 0; i < toKeys.size(); i++) {
            Routed routed = toKeys.get(i);
            StatesByName.Entry<ProfileState> key = profiles.foundOrMade(read.firstKey() + i, routed.key());
            Observation seen =
                    profiler.observe(routed, rulebook, key.state(), lifetimes.memoryOf(key, clock.now()), clock.now());
            if (seen.changed()) {
                profiles.keep(key);
                lifetimes.keep(key);
            }
            deliver(seen, fanIn, rulebook, decisions);
            dates.expect(read.event(), rulebook, key, clock.now());
            if (seen.changed() && !type.keys().get(routed.plan()).patterns().isEmpty()) {
                timers.set(profiler.claimPatternTimer(key.state()), key);
            }
        }
    }

    /** Advances event time to this watermark without an event. */
    public List<Decision> passTo(long watermarkMillis) {
        Rulebook rulebook = dates.known(rules.latest(), clock.now());
        clock.passWatermark(watermarkMillis);
        List<Decision> decisions = new ArrayList<>();
        passTime(rulebook, decisions);
        comeBack(decisions);
        return decisions;
    }

    private void passTime(Rulebook rulebook, List<Decision> decisions) {
        long untilMillis = clock.watermarkMillis();
        while (Math.min(timers.earliestMillis(), subjects.earliestMillis()) <= untilMillis) {
            if (subjects.letGo(Math.min(untilMillis, timers.earliestMillis() - 1), rulebook, clock.now(), decisions)) {
                continue;
            }
            KeyTimers.Timer<ProfileState> due = Objects.requireNonNull(timers.next(untilMillis));
            StatesByName.Entry<ProfileState> key = due.key();
            JobTime time = dates.timeOf(due.atMillis(), clock.now());
            Observation seen = profiler.pass(
                    key.name(), due.atMillis(), rulebook, key.state(), lifetimes.memoryOf(key, clock.now()), time);
            deliver(seen, new LocalFanIn(List.of()), rulebook, decisions);
            timers.set(profiler.claimPatternTimer(key.state()), key);
            dates.setTimer(key);
            lifetimes.keyTimerWentOff(due, clock.now());
        }
        dates.passed(clock.now());
        lifetimes.pass(clock.now());
        arrivals.pass(untilMillis);
    }

    private void deliver(Observation observation, LocalFanIn fanIn, Rulebook rulebook, List<Decision> decisions) {
        errors += observation.failed().size();
        for (int i = 0; i < observation.messages().size(); i++) {
            SubjectMessage message = observation.messages().get(i);
            DecisionRequest request = message instanceof CompletedMatches matches
                    ? new MatchRequest(matches)
                    : fanIn.receive((Signal) message);
            if (request != null) {
                subjects.decide(request, rulebook, clock.now(), decisions);
            }
        }
    }
}
