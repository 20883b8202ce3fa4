package dev.weir.operators;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.answer.Reason;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All rooms at parallelism 2, as a seed has it: rules change while events flow, each instance of each room hears of them
 * when chance has it, what is under way is delivered in any order but that of its channel.
 */
class ConnectedOperatorsTest {
    private static final int EVENTS = 120;
    private static final String COUNTS = "n: {count: transaction, by: [cardId], over: 1h}";

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whenABroadcastArrivesNeverChangesWhichEpochDecides(long seed) throws Exception {
        try (ConnectedOperators rooms = new ConnectedOperators(seed)) {
            Map<String, Set<Long>> stamped = play(rooms, seed);

            assertThat(rooms.decisions()).isNotEmpty().allSatisfy(decision -> {
                assertThat(stamped.get(decision.trigger().id())).contains(decision.rulesEpoch());
                assertThat(decision.reasons())
                        .extracting(Reason::version)
                        .as("the version of its epoch, and no other")
                        .containsExactly(decision.rulesEpoch());
            });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEventIsCountedOnceAsDecidedRejectedDuplicateOrNoted(long seed) throws Exception {
        try (ConnectedOperators rooms = new ConnectedOperators(seed)) {
            play(rooms, seed);
            Set<String> once = new HashSet<>();

            assertThat(rooms.decisions())
                    .allSatisfy(decision -> assertThat(once.add(decision.decisionId()))
                            .as("decided once")
                            .isTrue());
            assertThat(rooms.count("decided")).isEqualTo(once.size());
            long received = 0;
            for (EventType type : EventDefinitions.BUILT_IN.types()) {
                assertThat(rooms.received(type))
                        .as(type.ruleName())
                        .isEqualTo(accountedFor(rooms, "stream." + type.ruleName() + "."));
                received += rooms.received(type);
            }
            assertThat(received).isEqualTo(accountedFor(rooms, ""));
            assertThat(rooms.count("duplicate")).isPositive();
            assertThat(rooms.count("noted")).isPositive();
        }
    }

    private static long accountedFor(ConnectedOperators rooms, String group) {
        return rooms.count(group + "decided")
                + rooms.count(group + "rejected")
                + rooms.count(group + "duplicate")
                + rooms.count(group + "noted");
    }

    /** Returns by the id of each event the epochs that it was stamped with. */
    private static Map<String, Set<Long>> play(ConnectedOperators rooms, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(~seed);
        Map<String, Set<Long>> stamped = new HashMap<>();
        List<Event> events = new ArrayList<>();
        rooms.broadcast(rule(1));
        rooms.broadcast(new RulebookUpdate.Ready(1));
        long epoch = 1;
        for (int i = 0; i < EVENTS; i++) {
            boolean again = !events.isEmpty() && random.nextInt(6) == 0;
            Event event = again ? events.get(random.nextInt(events.size())) : event(i, random);
            events.add(event);
            long epochThen = rooms.route(event, random.nextInt(2));
            stamped.computeIfAbsent(event.id(), unseen -> new HashSet<>()).add(epochThen);
            if (random.nextInt(10) == 0) {
                epoch++;
                rooms.broadcast(rule(epoch));
            }
            rooms.deliver(random.nextInt(8));
        }
        rooms.deliver(Integer.MAX_VALUE);
        return stamped;
    }

    private static RulebookUpdate rule(long version) {
        return Documented.put(
                version,
                "r",
                RuleDraft.rule("r")
                        .version(version)
                        .features(COUNTS)
                        .when("n > 0")
                        .json());
    }

    private static Event event(int number, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> visit("e-" + number).event();
            case 1 -> new StockChange("s-1", "", number, false, number, 0, 1);
            default ->
                payment("t-" + number)
                        .by("c-" + random.nextInt(5))
                        .with("card-" + random.nextInt(5))
                        .event();
        };
    }
}
