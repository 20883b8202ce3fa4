package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.SeriesPlan;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.engine.route.Router;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.definition.SeriesLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys that were filled from history beside keys that saw it themselves, for random rules and events, with repetitions. */
final class SeriesWarmerTest {
    private static final int HISTORY = 150;
    private static final int AFTER = 50;
    private static final long YEARS = 20 * 365 * 86_400_000L;

    @Test
    void keysThatWereFilledFromHistoryAnswerAsThoseThatSawIt() {
        int answers = 0;
        for (long seed : Seeds.upTo(60).toArray()) {
            Run run = new Run(seed);
            run.play(HISTORY, false);
            run.fill();
            run.play(AFTER, true);
            answers += run.answers;
        }
        assertThat(answers).isGreaterThan(1_000);
    }

    @Test
    void keysAreForgottenWhenNoWindowLooksBackOnThemHoweverLateTheirRecordsAreWritten() {
        long hour = 3_600_000;
        Rulebook rules = Rulebook.of(
                1,
                List.of(rule("r")
                        .counts("n", EventType.TRANSACTION, hour, "cardId")
                        .build()),
                EngineSettings.DEFAULT);
        SeriesWarmer warmer = new SeriesWarmer(
                rules, List.of(EventType.TRANSACTION), series(rules, List.of(EventType.TRANSACTION)), hour, 0);
        int cards = 10_000;
        for (int i = 0; i < cards; i++) {
            warmer.take(
                    payment("t" + i)
                            .with("card" + i)
                            .at(RandomEvents.START + i * 100_000L)
                            .event(),
                    RandomEvents.START + 1_000 * hour + i * 100_000L);
        }

        int within = (int) ((hour + EngineSettings.DEFAULT.seriesLimits().lateMillis()) / 100_000);
        assertThat(warmer.keys()).hasSizeBetween(within, 2 * within + 1_024);
        assertThat(warmer.keys()).contains("cardId=card" + (cards - 1)).doesNotContain("cardId=card0");
    }

    private static Set<String> series(Rulebook rulebook, Collection<EventType> types) {
        return types.stream()
                .flatMap(type -> rulebook.of(type).keys().stream())
                .flatMap(plan -> plan.feeds().stream())
                .map(SeriesPlan::id)
                .collect(Collectors.toSet());
    }

    private static final class Run {
        private final long seed;
        private final SplittableRandom random;
        private final RandomEvents source;
        private final EngineSettings settings;
        private final Rulebook rulebook;
        private final Keys there;
        private final Keys filled;
        private final SeriesWarmer warmer;
        private final List<Event> events = new ArrayList<>();
        private long nowMillis = RandomEvents.START;
        private int answers;

        Run(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            source = new RandomEvents(random);
            settings = new EngineSettings(
                    EngineSettings.DEFAULT.schema(),
                    EngineSettings.DEFAULT.ruleLimits(),
                    new SeriesLimits(4 + (int) (seed % 30), YEARS, 1_000_000, 1_000_000, 100, 4_096),
                    YEARS,
                    EngineSettings.DEFAULT.otherContent(),
                    NaiveJoins.CHANNELS,
                    EngineSettings.DEFAULT.policies());
            rulebook = Rulebook.of(
                            1,
                            new RandomRules(random)
                                    .list().stream()
                                            .filter(rule -> rule.pattern().isEmpty())
                                            .toList(),
                            settings)
                    .with(RandomRules.lists(random), 1);
            there = new Keys();
            filled = new Keys();
            warmer = new SeriesWarmer(
                    rulebook,
                    settings.schema().types(),
                    series(rulebook, settings.schema().types()),
                    YEARS,
                    1_000_000);
        }

        void play(int count, boolean warm) {
            for (int i = 0; i < count; i++) {
                boolean again = !events.isEmpty() && random.nextInt(8) == 0;
                Event event = again ? events.get(random.nextInt(events.size())) : source.next();
                events.add(event);
                nowMillis++;
                if (!warm) {
                    there.observe(event);
                    warmer.take(event, nowMillis);
                } else {
                    List<List<Value>> answered = filled.observe(event);
                    assertThat(answered)
                            .as("seed %d, event %d", seed, events.size())
                            .isEqualTo(there.observe(event));
                    answers += answered.size();
                }
            }
        }

        /** Some keys know something of their own, which gives way. */
        void fill() {
            for (String key : warmer.keys()) {
                ProfileState state = new ProfileState();
                KeyedInMemory memory = new KeyedInMemory();
                if (random.nextBoolean()) {
                    state = there.copy(key);
                }
                warmer.fill(key, state, memory, nowMillis);
                filled.put(key, state, memory);
            }
        }

        /** The states of all keys, each in its binary form between two events. */
        private final class Keys {
            private final Profiler profiler = new Profiler(settings);
            private final Map<String, ProfileState> states = new HashMap<>();
            private final Map<String, KeyedInMemory> memories = new HashMap<>();

            List<List<Value>> observe(Event event) {
                List<List<Value>> values = new ArrayList<>();
                for (Routed routed : Router.route(event, rulebook, 1).toKeys()) {
                    ProfileState state = states.getOrDefault(routed.key(), new ProfileState());
                    KeyedInMemory memory = memories.computeIfAbsent(routed.key(), none -> new KeyedInMemory());
                    JobTime moment = new JobTime(nowMillis, RandomEvents.START);
                    profiler.observe(routed, rulebook, state, memory, moment).messages().stream()
                            .filter(Signal.class::isInstance)
                            .forEach(signal -> values.add(((Signal) signal).values()));
                    states.put(routed.key(), Bytes.there(new ProfileStateCodec(), state));
                }
                return values;
            }

            void put(String key, ProfileState state, KeyedInMemory memory) {
                states.put(key, Bytes.there(new ProfileStateCodec(), state));
                memories.put(key, memory);
            }

            ProfileState copy(String key) {
                return Bytes.there(new ProfileStateCodec(), states.getOrDefault(key, new ProfileState()));
            }
        }
    }
}
