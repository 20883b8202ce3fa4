package dev.weir.engine;

import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.FanIn;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.join.DecisionJoiner;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.DecisionPartCodec;
import dev.weir.engine.join.Mergers;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdateCodec;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All rooms, one after the other in one thread, with rules as they are pushed. Every message and every state goes through
 * its binary form. Event time passes when a test says so.
 */
public final class WholeEngine {
    private final EngineSettings settings = EngineSettings.DEFAULT;
    private final Documents yaml = Documents.yaml(settings.ruleLimits().maxDocumentBytes());
    private final RulebookKeeper keeper = new RulebookKeeper(yaml, Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private final Rulebooks rulebooks = Documented.rulebooks(yaml, Documented.compiler(), settings);
    private final Profiler profiler = new Profiler(settings);
    private final Decider decider = new Decider(settings);
    private final DecisionJoiner joiner = new DecisionJoiner(new Mergers(settings.channels()));
    private final List<DecisionPart> parts = new ArrayList<>();
    private final FanIn fanIn = new FanIn();
    private final Map<String, byte[]> profiles = new HashMap<>();
    private final Map<String, byte[]> subjects = new HashMap<>();
    private final Map<String, KeyedInMemory> memories = new HashMap<>();
    private final TreeMap<Long, Set<String>> timers = new TreeMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private long watermarkMillis = Long.MIN_VALUE;
    private long pushed;
    private long correlationId;
    private int writes;
    private int errors;
    private int gaveWay;

    /** Pushes a rule in YAML; fails if it is refused. */
    public WholeEngine push(String id, String document) {
        return told(new RawRecord(
                "rules",
                0,
                pushed++,
                0,
                id.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8)));
    }

    /** Pushes a model in YAML, by its key on the topic of models; fails if it is refused. */
    WholeEngine pushModel(String key, String document) {
        return told(new RawRecord(
                "models",
                0,
                pushed++,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8)));
    }

    /** Removes a rule. */
    WholeEngine remove(String id) {
        return told(new RawRecord("rules", 0, pushed++, 0, id.getBytes(StandardCharsets.UTF_8), new byte[0]));
    }

    private WholeEngine told(RawRecord record) {
        RulebookKeeper.UpdateResult result = keeper.check(record, memory, 0).orElseThrow();
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        if (result.answer().kind() == RuleStatus.Kind.REJECTED) {
            throw new AssertionError(result.answer().errors());
        }
        result.update().ifPresent(update -> rulebooks.receive(Bytes.there(new RulebookUpdateCodec(), update)));
        return this;
    }

    /** What goes to keys of an event, if it were to happen. */
    List<Routed> routed(Event event) {
        return Router.route(event, rulebooks.latest(), 0).toKeys();
    }

    /** An event happens; returns what is decided thereupon. */
    public List<Decision> happens(Event event) {
        int before = decisions.size();
        Rulebook rulebook = rulebooks.latest();
        Routing routing = Router.route(event, rulebook, correlationId++);
        errors += routing.failed().size();
        routing.toSubjects().forEach(announced -> receive(announced, rulebook));
        for (Routed routed : routing.toKeys()) {
            ProfileState state = profile(routed.key());
            KeyedInMemory memoryOfKey = memoryOf(routed.key());
            profiler.forgetUnused(routed, rulebook, state, memoryOfKey);
            take(routed.key(), state, profiler.observe(routed, rulebook, state, memoryOfKey, moment()), rulebook);
        }
        return List.copyOf(decisions.subList(before, decisions.size()));
    }

    /** Event time passes; returns what is decided thereupon. */
    List<Decision> passes(long untilMillis) {
        int before = decisions.size();
        watermarkMillis = untilMillis;
        while (!timers.isEmpty() && timers.firstKey() <= watermarkMillis) {
            Map.Entry<Long, Set<String>> due = timers.pollFirstEntry();
            for (String key : due.getValue()) {
                ProfileState state = profile(key);
                Rulebook rulebook = rulebooks.latest();
                take(key, state, profiler.pass(key, due.getKey(), rulebook, state, memoryOf(key), moment()), rulebook);
            }
        }
        return List.copyOf(decisions.subList(before, decisions.size()));
    }

    private void take(String key, ProfileState state, Observation seen, Rulebook rulebook) {
        long timerMillis = profiler.claimPatternTimer(state);
        if (timerMillis != KeyLifetime.NO_TIMER) {
            timers.computeIfAbsent(timerMillis, unset -> new TreeSet<>()).add(key);
        }
        if (seen.changed()) {
            writes++;
            profiles.put(key, Bytes.of(new ProfileStateCodec(), state));
        }
        errors += seen.failed().size();
        gaveWay += seen.gaveWay();
        seen.messages().forEach(message -> receive(message, rulebook));
    }

    private void receive(SubjectMessage message, Rulebook rulebook) {
        SubjectMessage received = Bytes.there(new SubjectMessageCodec(), message);
        for (DecisionRequest request : fanIn.receive(received)) {
            SubjectState state = subject(received.subject());
            Verdict verdict = decider.decide(request, rulebook, state, memoryOf("of " + received.subject()), moment());
            keep(request, state, verdict);
        }
    }

    private void keep(DecisionRequest request, SubjectState state, Verdict verdict) {
        subjects.put(request.subject(), Bytes.of(new SubjectStateCodec(), state));
        if (!request.joining().isNone()) {
            DecisionPart part = Bytes.there(new DecisionPartCodec(), request.part(verdict, Optional.empty()));
            joiner.receive(part, parts).ifPresent(joined -> decisions.add(joined.decision()));
        } else if (verdict instanceof Verdict.Decided decided) {
            decisions.add(decided.decision());
        }
    }

    /** What a key remembers. */
    ProfileState profile(String key) {
        byte[] known = profiles.get(key);
        return known == null ? new ProfileState() : Bytes.read(new ProfileStateCodec(), known);
    }

    /** How often a key was written. */
    int writes() {
        return writes;
    }

    /** How many expressions failed. */
    int errors() {
        return errors;
    }

    /** How many open matches were dropped. */
    int gaveWay() {
        return gaveWay;
    }

    private SubjectState subject(String name) {
        byte[] known = subjects.get(name);
        return known == null ? new SubjectState() : Bytes.read(new SubjectStateCodec(), known);
    }

    private KeyedInMemory memoryOf(String name) {
        return memories.computeIfAbsent(name, unused -> new KeyedInMemory());
    }

    private JobTime moment() {
        return new JobTime(0, watermarkMillis);
    }
}
