package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.Documented;
import dev.weir.engine.RandomEvents;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.operators.CacheBounds;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What busy keys remember is in memory, and what is decided is the same as if it were not. */
final class CachedValueTest {
    private static final int EVENTS = 150;
    private static final long HORIZON = 300_000;
    static final int USUAL = 1 << 20;
    /** One that holds nothing from event to event, one that holds a few keys, and one that holds all. */
    private static final List<Integer> SIZES = List.of(0, 1, 3_000, USUAL);

    private static final String ABANDONED = """
            {"id": "abandoned", "version": 1,
             "pattern": {"within": "1m", "stages": [
               {"name": "one", "on": "click", "where": "click.type == 'KIND0'"},
               {"name": "none", "on": "transaction", "not": true}]},
             "then": {"outcome": "REVIEW", "cooldown": "20s"}}""";
    private static final String TWICE = """
            {"id": "twice", "version": 1,
             "pattern": {"within": "2m", "stages": [
               {"name": "small", "on": "transaction", "where": "transaction.amount < 500"},
               {"name": "large", "on": "transaction", "where": "transaction.amount > 500"}]},
             "then": {"outcome": "BLOCK"}}""";

    static LongStream seeds() {
        return Seeds.upTo(8);
    }

    /** The heap is the twin: there a value is the state itself. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameIsDecidedAndKeptOnTheHeapAndByRocksDbWithACacheOfAnySize(long seed) throws Exception {
        List<Decision> onTheHeap = new ArrayList<>();
        int timers = play(seed, Backend.HEAP, 0, onTheHeap);
        assertThat(onTheHeap).extracting(Decision::outcome).contains("APPROVE", "REVIEW", "BLOCK");

        int cacheBytes = SIZES.get((int) seed % SIZES.size());
        List<Decision> decisions = new ArrayList<>();
        assertThat(play(seed, Backend.ROCKSDB, cacheBytes, decisions)).isEqualTo(timers);
        assertThat(decisions).as("with " + cacheBytes).isEqualTo(onTheHeap);
    }

    /** Returns the timers that are left half a horizon after the last event. */
    private static int play(long seed, Backend backend, int cacheBytes, List<Decision> decisions) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RandomEvents source = new RandomEvents(random);
        List<Event> events = new ArrayList<>();
        try (Chain chain = new Chain(settings(cacheBytes), backend)) {
            chain.time(RandomEvents.START);
            hearRules(chain);
            long epoch = 4;
            RulebookUpdate ahead = rule(epoch);
            for (int i = 0; i < EVENTS; i++) {
                boolean again = !events.isEmpty() && random.nextInt(8) == 0;
                Event event = again ? events.get(random.nextInt(events.size())) : source.next();
                events.add(event);
                switch (random.nextInt(12)) {
                    case 0 -> chain.time(RandomEvents.START + i * 2_000L - 10_000);
                    case 1 -> {
                        chain.hearAhead(ahead);
                        chain.receive(event);
                        chain.hearBehind(ahead);
                        epoch++;
                        ahead = rule(epoch);
                    }
                    case 3 -> {
                        chain.receive(event);
                        chain.checkpoint();
                    }
                    case 2 -> {
                        if (random.nextInt(4) == 0) {
                            chain.restart(1 + random.nextInt(2));
                        }
                    }
                    default -> chain.receive(event);
                }
            }
            chain.time(RandomEvents.START + EVENTS * 2_000L + HORIZON / 2);
            int timers = chain.timers();
            chain.time(RandomEvents.START + 3 * 86_400_000L);
            assertThat(chain.timers()).as("in the end").isZero();
            decisions.addAll(chain.decisions());
            return timers;
        }
    }

    private static void hearRules(Chain chain) throws Exception {
        List<RulebookUpdate> updates = List.of(
                rule(1),
                Documented.put(2, "twice", TWICE),
                Documented.put(3, "abandoned", ABANDONED),
                new RulebookUpdate.Ready(3));
        for (RulebookUpdate update : updates) {
            chain.hearAhead(update);
            chain.hearBehind(update);
        }
    }

    private static RulebookUpdate rule(long version) {
        return Documented.put(
                version,
                "many",
                RuleDraft.rule("many")
                        .version(version)
                        .features(
                                "n: {count: transaction, by: [cardId], over: " + (version % 3 + 1) + "m}",
                                "sum: {sum: transaction.amount, by: [customerId], over: 1m}",
                                "clicks: {count: click, by: [deviceId], over: 30s}")
                        .when("n > 2 && sum > 500.0 || clicks > 3 || recently('BLOCK', '1m')")
                        .outcome("REVIEW")
                        .cooldown(5_000)
                        .json());
    }

    /** Series so short that keys have segments, and a horizon so short that it passes. */
    private static JobSettings settings(int cacheBytes) {
        EngineSettings engine = new EngineSettings(
                SETTINGS.engine().schema(),
                SETTINGS.engine().ruleLimits(),
                new SeriesLimits(4, 30_000, 10, 1_000, 100, 4_096),
                HORIZON,
                SETTINGS.engine().otherContent(),
                SETTINGS.engine().outcomes());
        return JobSettingsForTests.of(engine, SETTINGS.documents(), new CacheBounds(cacheBytes));
    }

    @Test
    void aBusyKeyIsReadOnceAndWrittenOnceInThreeSeconds() throws Exception {
        try (var room = room(USUAL)) {
            for (int i = 0; i < 50; i++) {
                room.receive(paid("t-" + i, "card-1"));
            }
            assertThat(room.accesses("profile", "value")).isEqualTo(1);
            assertThat(room.accesses("profile", "update")).isZero();
            assertThat(room.count("cacheHits")).isEqualTo(49);
            assertThat(room.count("cacheMisses")).isEqualTo(1);

            room.clock(CachedValue.REST_MILLIS - 1);
            room.receive(paid("t-101", "card-1"));
            room.receive(paid("t-102", "card-2"));
            assertThat(room.accesses("profile", "update")).isZero();
            room.clock(CachedValue.REST_MILLIS);
            room.receive(paid("t-103", "card-3"));

            assertThat(room.accesses("profile", "update")).as("card-1 alone").isEqualTo(1);
            assertThat(room.count("stateWrites")).isEqualTo(1);
            assertThat(room.count("stateReads")).isEqualTo(room.count("cacheMisses"));
        }
    }

    @Test
    void whatRestedIsWrittenInSmallSteps() throws Exception {
        try (var room = room(USUAL)) {
            for (int i = 0; i < 20; i++) {
                room.receive(paid("t-" + i, "card-" + i));
            }
            room.clock(CachedValue.REST_MILLIS);
            room.receive(paid("u-1", "card-1"));

            assertThat(room.accesses("profile", "update")).isEqualTo(4);
        }
    }

    @Test
    void aCheckpointWritesWhatChangedAndAllOfThatOnce() throws Exception {
        var room = room(USUAL);
        for (int i = 0; i < 20; i++) {
            room.receive(paid("t-" + i, "card-" + i % 10));
        }
        room.entries();
        assertThat(room.accesses("profile", "update")).isEqualTo(10);
        assertThat(room.gauge("cacheUnwrittenBytes")).isZero();
        room.entries();
        assertThat(room.accesses("profile", "update")).isEqualTo(10);

        room = room.restarted(2);
        room.output();
        room.receive(paid("u-1", "card-1"));
        assertThat(room.output()).hasToString(counted(room, "card-2", "u-2"));
        assertThat(room.accesses("profile", "value")).as("an empty cache").isEqualTo(2);
        room.close();
    }

    /** What another card says that had as many payments, in its own words. */
    private static String counted(KeyedInstances<Routed, SubjectMessage> room, String card, String id)
            throws Exception {
        room.receive(paid(id, card));
        return room.output()
                .toString()
                .replace(card, "card-1")
                .replace(id, "u-1")
                .replace(Integer.toString(id.hashCode()), Integer.toString("u-1".hashCode()));
    }

    @Test
    void theCacheTakesWhatItMayAndHalfOfThatMayBeUnwritten() throws Exception {
        int most = 50_000;
        try (var room = room(most)) {
            for (int i = 0; i < 500; i++) {
                room.receive(paid("t-" + i, "card-" + i));
                assertThat(room.gauge("cacheBytes")).isLessThanOrEqualTo(most);
                assertThat(room.gauge("cacheUnwrittenBytes")).isLessThanOrEqualTo(most / 2);
            }
            assertThat(room.gauge("cacheBytes")).isGreaterThan(most * 9L / 10);
            room.receive(paid("u-1", "card-499"));
            assertThat(room.count("cacheHits")).as("lately").isEqualTo(1);
            room.receive(paid("u-2", "card-0"));
            assertThat(room.count("cacheHits")).as("long ago").isEqualTo(1);
        }
    }

    @Test
    void whatWasNotAskedForLongestGivesWay() throws Exception {
        try (var room = room(50_000)) {
            for (int i = 0; i < 500; i++) {
                room.receive(paid("t-" + i, "card-" + i));
                room.receive(paid("u-" + i, "busy"));
            }

            assertThat(room.count("cacheHits")).isEqualTo(499);
        }
    }

    @Test
    void aForgottenKeyIsNeitherInTheCacheNorWrittenAgain() throws Exception {
        try (var room = room(USUAL)) {
            room.receive(paid("t-1", "card-1"));
            assertThat(room.entries()).isPositive();
            room.receive(paid("t-2", "card-1"));
            long over = 1_000_000 + 3_600_000 + SETTINGS.engine().seriesLimits().lateMillis();
            room.clock(over);
            room.watermark(over);

            assertThat(room.gauge("cacheBytes")).isZero();
            assertThat(room.gauge("cacheUnwrittenBytes")).isZero();
            assertThat(room.entries()).isZero();
        }
    }

    static KeyedInstances<Routed, SubjectMessage> room(int cacheBytes) throws Exception {
        KeyedInstances.Plan<Routed, SubjectMessage> plan = new KeyedInstances.Plan<>(
                () -> new Profile(JobSettingsForTests.caching(cacheBytes)), Routed::key, RecordTypes.SUBJECT_MESSAGE);
        KeyedInstances<Routed, SubjectMessage> room = new KeyedInstances<>(plan, Backend.ROCKSDB, 1);
        String counting = RuleDraft.rule("counting")
                .features("n: {count: transaction, by: [cardId], over: 1h}")
                .when("n > 0")
                .json();
        room.receive(Documented.put(1, "counting", counting));
        room.receive(new RulebookUpdate.Ready(1));
        return room;
    }

    static Routed paid(String id, String card) {
        return new Routed(
                1, id.hashCode(), 0, "cardId=" + card, payment(id).with(card).event(), List.of("c"));
    }
}
