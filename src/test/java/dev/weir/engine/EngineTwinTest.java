package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.FanIn;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.join.DecisionJoiner;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.DecisionPartCodec;
import dev.weir.engine.join.Mergers;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rules and events, with repetitions, a change of rules and changes of lists in between, against the twin that looks at everything
 * again. What is under way between two places keeps its order, as on a network; all else is delivered as chance has it.
 * Each state and message goes through its binary form.
 */
class EngineTwinTest {
    private static final int EVENTS = 60;
    private static final long YEARS = 20 * 365 * 86_400_000L;

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theEngineDecidesAsTheTwinDoes(long seed) {
        Run run = new Run(seed);
        run.play();

        assertThat(run.decisions).isNotEmpty();
        assertThat(run.leftOver()).as("events that nothing came of").isZero();
    }

    private static final class Run {
        private final SplittableRandom random;
        private final EngineSettings settings;
        private final Profiler profiler;
        private final Decider decider;
        private final DecisionJoiner joiner = new DecisionJoiner(new Mergers(NaiveJoins.CHANNELS));
        private final List<DecisionPart> parts = new ArrayList<>();
        private final FanIn fanIn = new FanIn();
        private final NaiveEngine twin;
        private final Map<Long, Rulebook> rulebooks = new HashMap<>();
        private final Map<String, Deque<Runnable>> underWay = new TreeMap<>();
        private final Map<Long, Event> events = new HashMap<>();
        private final Map<String, byte[]> profiles = new HashMap<>();
        private final Map<String, byte[]> subjects = new HashMap<>();
        private final Map<String, KeyedInMemory> memories = new HashMap<>();
        private final List<Decision> decisions = new ArrayList<>();
        private long epoch;
        private long correlationId;
        private long nowMillis = RandomEvents.START;

        Run(long seed) {
            random = new SplittableRandom(seed);
            settings = new EngineSettings(
                    EngineSettings.DEFAULT.schema(),
                    EngineSettings.DEFAULT.ruleLimits(),
                    new SeriesLimits(4 + (int) (seed % 30), YEARS, 1_000_000, 1_000_000, 100, 4_096),
                    YEARS,
                    ContentMismatchPolicy.DECIDE,
                    NaiveJoins.CHANNELS,
                    new RandomPacing(random).policies());
            twin = new NaiveEngine(settings.policies());
            profiler = new Profiler(settings);
            decider = new Decider(settings);
        }

        void play() {
            RandomRules rules = new RandomRules(random);
            List<Rule> current = rules.list();
            startEpoch(current);
            RandomEvents source = new RandomEvents(random);
            List<Event> stamped = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                if (i == EVENTS / 2) {
                    current = rules.edited(current);
                    startEpoch(current);
                    stamped.clear();
                } else if (i % 10 == 7) {
                    startEpoch(current);
                }
                boolean again = !stamped.isEmpty() && random.nextInt(8) == 0;
                Event event = again ? stamped.get(random.nextInt(stamped.size())) : source.next();
                stamped.add(event);
                route(event);
                deliver(random.nextInt(6));
            }
            deliver(Integer.MAX_VALUE);
        }

        private void startEpoch(List<Rule> rules) {
            epoch++;
            Lists lists = RandomRules.lists(random);
            rulebooks.put(epoch, Rulebook.of(epoch, rules, settings).with(lists, epoch));
            twin.routes().rules(epoch, rules, lists);
        }

        private void route(Event event) {
            events.put(correlationId, event);
            Routing routing = Router.route(event, rulebook(epoch), correlationId++);
            Set<String> keys = new HashSet<>();
            for (Routed routed : routing.toKeys()) {
                assertThat(keys.add(routed.key())).as("once to each key").isTrue();
                send("route>" + routed.key(), () -> observe(Bytes.there(new RoutedCodec(), routed)));
            }
            assertThat(keys).isEqualTo(twin.routes().keysOf(event, epoch));
            assertThat(routing.toSubjects())
                    .extracting(Announced::subject)
                    .containsExactlyInAnyOrderElementsOf(twin.routes().subjectsOf(event, epoch));
            for (Announced announced : routing.toSubjects()) {
                send("route>>" + announced.subject(), () -> receive(announced));
            }
        }

        private void send(String channel, Runnable delivery) {
            underWay.computeIfAbsent(channel, unused -> new ArrayDeque<>()).add(delivery);
        }

        private void deliver(int atMost) {
            for (int i = 0; i < atMost && !underWay.isEmpty(); i++) {
                List<String> channels = new ArrayList<>(underWay.keySet());
                String channel = channels.get(random.nextInt(channels.size()));
                Deque<Runnable> queue = Objects.requireNonNull(underWay.get(channel));
                Runnable delivery = queue.remove();
                if (queue.isEmpty()) {
                    underWay.remove(channel);
                }
                nowMillis++;
                delivery.run();
            }
        }

        private void observe(Routed routed) {
            twin.arrive(routed.to(routed.key(), Objects.requireNonNull(events.get(routed.correlationId()))));
            byte[] known = profiles.get(routed.key());
            ProfileState state = known == null ? new ProfileState() : Bytes.read(new ProfileStateCodec(), known);
            KeyedInMemory memory = memories.computeIfAbsent(routed.key(), unused -> new KeyedInMemory());
            Observation seen =
                    profiler.observe(routed, rulebook(routed.epoch()), state, memory, new JobTime(nowMillis, 0));
            profiles.put(routed.key(), Bytes.of(new ProfileStateCodec(), state));
            for (SubjectMessage signal : seen.messages()) {
                send(routed.key() + ">" + signal.subject(), () -> receive((Correlated) signal));
            }
        }

        private void receive(Correlated message) {
            List<Decision> made = new ArrayList<>();
            for (DecisionRequest request : fanIn.receive(Bytes.there(new SubjectMessageCodec(), message))) {
                decide(request).ifPresent(made::add);
            }
            assertThat(made).isEqualTo(twin.receive(message, eventOf(message), nowMillis));
            decisions.addAll(made);
        }

        private Optional<Decision> decide(DecisionRequest request) {
            byte[] known = subjects.get(request.subject());
            SubjectState state = known == null ? new SubjectState() : Bytes.read(new SubjectStateCodec(), known);
            KeyedInMemory memory = memories.computeIfAbsent("subject " + request.subject(), s -> new KeyedInMemory());
            Verdict verdict =
                    decider.decide(request, rulebook(request.epoch()), state, memory, new JobTime(nowMillis, 0));
            subjects.put(request.subject(), Bytes.of(new SubjectStateCodec(), state));
            if (!request.joining().isNone()) {
                DecisionPart part = Bytes.there(new DecisionPartCodec(), request.part(verdict, Optional.empty()));
                return joiner.receive(part, parts).map(DecisionJoiner.Joined::decision);
            }
            return verdict instanceof Verdict.Decided decided ? Optional.of(decided.decision()) : Optional.empty();
        }

        private Event eventOf(Correlated message) {
            return message instanceof Announced announced
                    ? announced.event()
                    : Objects.requireNonNull(events.get(message.correlationId()));
        }

        private Rulebook rulebook(long wanted) {
            return Objects.requireNonNull(rulebooks.get(wanted));
        }

        private int leftOver() {
            return fanIn.size() + parts.size();
        }
    }
}
