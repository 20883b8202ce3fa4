package dev.weir.realdata;

import dev.weir.config.JobConfig;
import dev.weir.engine.Asked;
import dev.weir.engine.Correlated;
import dev.weir.engine.Decider;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Fulfilled;
import dev.weir.engine.Gathering;
import dev.weir.engine.Gatherings;
import dev.weir.engine.KeyedInMemory;
import dev.weir.engine.Moment;
import dev.weir.engine.Observation;
import dev.weir.engine.ProfileState;
import dev.weir.engine.Profiler;
import dev.weir.engine.Routed;
import dev.weir.engine.Router;
import dev.weir.engine.Routing;
import dev.weir.engine.Rulebook;
import dev.weir.engine.RulebookKeeper;
import dev.weir.engine.RulebookMemory;
import dev.weir.engine.RulebookTopics;
import dev.weir.engine.Rulebooks;
import dev.weir.engine.SubjectMessage;
import dev.weir.engine.SubjectState;
import dev.weir.engine.Verdict;
import dev.weir.events.Decision;
import dev.weir.events.Event;
import dev.weir.events.RawRecord;
import dev.weir.events.RuleStatus;
import dev.weir.features.SeriesLimits;
import dev.weir.io.Documents;
import dev.weir.io.KafkaInputs;
import dev.weir.operators.EventReader;
import dev.weir.rules.RuleCompiler;
import dev.weir.rules.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rooms one after the other in one thread, with their states on the heap: bytes in, decisions out. The wall clock
 * stands at the latest event, as if all were live.
 */
public final class EngineChain {
    private final EventReader reader;
    private final RulebookKeeper keeper;
    private final RulebookMemory rules = new RulebookMemory();
    private final Rulebooks rulebooks;
    private final Profiler profiler;
    private final Gatherings gatherings = new Gatherings();
    private final Decider decider;
    private final long latenessMillis;
    private final Map<String, Remembered<ProfileState>> profiles = new HashMap<>();
    private final Map<String, Remembered<SubjectState>> subjects = new HashMap<>();
    private final TreeMap<Long, Set<String>> timers = new TreeMap<>();
    private long nowMillis = Long.MIN_VALUE / 2;
    private long pushed;
    private long errors;
    private long correlationId;

    /** Without a rule. */
    public EngineChain(JobConfig config) {
        EngineSettings settings = new EngineSettings(
                config.schema(),
                RuleLimits.DEFAULT,
                SeriesLimits.DEFAULT,
                config.deduplicationMillis(),
                config.outcomes());
        Documents documents = Documents.json(RuleLimits.DEFAULT.maxDocumentBytes());
        RuleCompiler compiler = new RuleCompiler(settings.schema(), settings.ruleLimits());
        reader = new KafkaInputs(config).reader();
        keeper = new RulebookKeeper(documents, compiler, RulebookTopics.DEFAULT);
        rulebooks = new Rulebooks(documents, compiler, settings);
        profiler = new Profiler(settings);
        decider = new Decider(settings);
        latenessMillis = config.time().latenessMillis();
    }

    /** Pushes a rule; fails if it is refused. */
    public EngineChain with(RuleDocument rule) {
        RawRecord record = new RawRecord(
                "rules",
                0,
                pushed++,
                0,
                rule.id().getBytes(StandardCharsets.UTF_8),
                rule.json().getBytes(StandardCharsets.UTF_8));
        RulebookKeeper.Ruling ruling = keeper.judge(record, rules, 0).orElseThrow();
        if (ruling.answer().kind() == RuleStatus.Kind.REJECTED) {
            throw new AssertionError(ruling.answer());
        }
        ruling.update().ifPresent(rulebooks::hear);
        return this;
    }

    EngineChain with(List<RuleDocument> documents) {
        documents.forEach(this::with);
        return this;
    }

    /** How many expressions failed so far. */
    public long errors() {
        return errors;
    }

    /** Decides; fails if the record cannot be read. */
    public List<Decision> decide(RawRecord record) {
        return decide(read(record));
    }

    /** Reads; fails if the record cannot be read. */
    public Event read(RawRecord record) {
        EventReader.Reading reading = reader.read(record);
        if (reading instanceof EventReader.Reading.Accepted accepted) {
            return accepted.event();
        }
        throw new AssertionError(reading + " of " + new String(record.value(), StandardCharsets.UTF_8));
    }

    /** Lets event time pass without an event, until the watermark is there. */
    public List<Decision> passTo(long watermarkMillis) {
        nowMillis = Math.max(nowMillis, watermarkMillis + latenessMillis);
        List<Decision> decisions = new ArrayList<>();
        passTime(rulebooks.at(rulebooks.epoch()), decisions);
        return decisions;
    }

    private List<Decision> decide(Event event) {
        nowMillis = Math.max(nowMillis, event.timestampMillis());
        Rulebook rulebook = rulebooks.at(rulebooks.epoch());
        Routing routing = Router.route(event, rulebook, correlationId++);
        errors += routing.errors();
        List<Decision> decisions = new ArrayList<>(1);
        for (SubjectMessage announced : routing.toSubjects()) {
            tell(announced, rulebook, decisions);
        }
        for (Routed routed : routing.toKeys()) {
            Observation observation = observe(routed, rulebook);
            tell(observation, rulebook, decisions);
            setTimer(routed.key());
        }
        passTime(rulebook, decisions);
        return decisions;
    }

    private void setTimer(String key) {
        long timerMillis = profiler.claimPatternTimer(remembered(key).state());
        if (timerMillis != Profiler.NO_TIMER) {
            timers.computeIfAbsent(timerMillis, unset -> new TreeSet<>()).add(key);
        }
    }

    /** Lets the watermark follow the latest event. */
    private void passTime(Rulebook rulebook, List<Decision> decisions) {
        while (!timers.isEmpty() && timers.firstKey() <= moment().watermarkMillis()) {
            Map.Entry<Long, Set<String>> due = timers.pollFirstEntry();
            for (String key : due.getValue()) {
                Remembered<ProfileState> known = remembered(key);
                Observation passed =
                        profiler.pass(key, due.getKey(), rulebook, known.state(), known.memory(), moment());
                tell(passed, rulebook, decisions);
                setTimer(key);
            }
        }
    }

    private void tell(Observation observation, Rulebook rulebook, List<Decision> decisions) {
        errors += observation.errors();
        for (SubjectMessage message : observation.messages()) {
            tell(message, rulebook, decisions);
        }
    }

    private Remembered<ProfileState> remembered(String key) {
        return profiles.computeIfAbsent(key, unknown -> new Remembered<>(new ProfileState(), new KeyedInMemory()));
    }

    private Observation observe(Routed routed, Rulebook rulebook) {
        Remembered<ProfileState> known = remembered(routed.key());
        return profiler.observe(routed, rulebook, known.state(), known.memory(), moment());
    }

    private void tell(SubjectMessage message, Rulebook rulebook, List<Decision> decisions) {
        if (message instanceof Fulfilled fulfilled) {
            tell(
                    decider.decide(
                            fulfilled, rulebook, subject(fulfilled.subject()).state(), moment()),
                    decisions);
        } else {
            gatherings.hear((Correlated) message).ifPresent(gathering -> decide(gathering, rulebook, decisions));
        }
    }

    private Remembered<SubjectState> subject(String name) {
        return subjects.computeIfAbsent(name, unknown -> new Remembered<>(new SubjectState(), new KeyedInMemory()));
    }

    private void decide(Gathering gathering, Rulebook rulebook, List<Decision> decisions) {
        Remembered<SubjectState> known = subject(gathering.announced().subject());
        tell(decider.decide(gathering, rulebook, known.state(), known.memory(), moment()), decisions);
    }

    private void tell(Verdict verdict, List<Decision> decisions) {
        for (Asked asked : verdict.asked()) {
            errors += asked.answer() == Asked.Answer.FAILED ? 1 : 0;
        }
        if (verdict instanceof Verdict.Decided decided) {
            decisions.add(decided.decision());
        }
    }

    private Moment moment() {
        return new Moment(nowMillis, nowMillis - latenessMillis);
    }

    private record Remembered<S>(S state, KeyedInMemory memory) {}
}
