package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.RuleDraft;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Birth, restart, rescale and death of what keys remember, on both state backends. */
final class ProfileTest {
    private static final long HOUR = 3_600_000;
    private static final long KEPT = HOUR + SETTINGS.engine().seriesLimits().lateMillis();

    @ParameterizedTest
    @EnumSource
    void aKeyThatNobodyHeardOfBeginsWithItsFirstEvent(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(paid("t-1", "card-1", 1));

            assertThat(counts(room)).containsExactly(1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void memorySurvivesARestartAtAnyParallelism(Backend backend) throws Exception {
        var room = room(backend, 1);
        payFromManyCards(room, "a");
        room = room.restarted(2);
        payFromManyCards(room, "b");
        assertThat(counts(room)).hasSize(20).containsOnly(2L);

        room = room.restarted(1);
        payFromManyCards(room, "b");
        assertThat(counts(room)).as("repetitions").containsOnly(2L);
        payFromManyCards(room, "c");
        assertThat(counts(room)).containsOnly(3L);
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void eventsWhoseEpochHasNotComeWaitAndAreObservedInTheirOrder(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(paid("t-1", "card-1", 2));
            room.receive(paid("t-2", "card-1", 3));
            room.receive(paid("t-3", "card-1", 2));
            assertThat(room.output()).isEmpty();

            room.receive(Documented.put(2, "other", RuleDraft.always("other", 1, "BLOCK")));
            assertThat(names(room)).containsExactly("t-1=1", "t-3=2");
            room.receive(new RulebookUpdate.Remove(3, "other"));
            assertThat(names(room)).containsExactly("t-2=3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsThatWaitSurviveARestart(Backend backend) throws Exception {
        var room = room(backend, 1);
        for (int card = 0; card < 20; card++) {
            room.receive(paid("t-1-" + card, "card-" + card, 2));
            room.receive(paid("t-2-" + card, "card-" + card, 2));
        }
        room = room.restarted(2);
        room.watermark(1_000_000 + 2 * KEPT);
        room.receive(Documented.put(2, "other", RuleDraft.always("other", 1, "BLOCK")));

        assertThat(counts(room)).hasSize(40).containsOnly(1L, 2L);
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitedIsForgottenInItsTimeToo(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(paid("t-1", "card-1", 2));
            room.watermark(1_000_000 + 3 * KEPT);
            room.receive(Documented.put(2, "other", RuleDraft.always("other", 1, "BLOCK")));
            assertThat(counts(room)).containsExactly(1L);
            assertThat(room.timers()).as("its end").isEqualTo(1);

            room.clock(KEPT);
            room.watermark(1_000_000 + 5 * KEPT);

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsThatWaitOutliveTheEndOfAllEventTime(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(paid("t-1", "card-1", 1));
            room.receive(paid("t-2", "card-1", 2));
            room.watermark(Long.MAX_VALUE);
            room.receive(Documented.put(2, "other", RuleDraft.always("other", 1, "BLOCK")));

            assertThat(names(room)).containsExactly("t-1=1", "t-2=2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOnceWindowAndAllowanceAreOver(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            payFromManyCards(room, "a");
            room.watermark(1_000_000 + KEPT - 1);
            assertThat(room.entries()).isPositive();

            room.clock(KEPT);
            room.watermark(1_000_000 + KEPT);

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyHasAtMostTwoTimersHoweverManyEventsItHas(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            for (int i = 0; i < 100; i++) {
                room.receive(paid("t-" + i, "card-1", 1 + i % 2));
                room.watermark(900_000 + i);
            }

            assertThat(room.timers()).as("its end, and the next watermark").isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void historyKeepsItsStateThoughTheWatermarkIsYearsAhead(Backend backend) throws Exception {
        long years = 10L * 365 * 86_400_000;
        try (var room = room(backend, 1)) {
            room.watermark(years);
            room.receive(paid("t-1", "card-1", 1));
            room.watermark(years + HOUR);
            room.receive(paid("t-2", "card-1", 1));

            assertThat(counts(room)).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventCostsOneReadAndOneWriteWhereNothingIsCached(Backend backend) throws Exception {
        try (var room = room(backend, 0, 1)) {
            for (int i = 0; i < 200; i++) {
                room.receive(paid("t-" + i, "card-" + i % 7, 1));
            }

            assertThat(room.accesses("profile", "value")).isEqualTo(200);
            assertThat(room.accesses("profile", "update")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsOnlyAskedWritesNothing(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            String asking = RuleDraft.rule("asking")
                    .on(EventType.CLICK)
                    .features("n: {count: transaction, by: [customerId], over: 1h}")
                    .when("n > 0")
                    .outcome("OFFER")
                    .json();
            room.receive(Documented.put(2, "asking", asking));
            room.receive(new Routed(2, 1, 0, "customerId=c-1", visit("e-1").event(), List.of("c-1")));

            assertThat(counts(room)).containsExactly(0L);
            assertThat(room.accesses("profile", "value")).isEqualTo(1);
            assertThat(room.accesses("profile", "update")).isZero();
            assertThat(room.entries()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRepetitionIsRecognisedThoughTheKeyHasSeenMoreThanFitsItsValue(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            for (int i = 0; i < 300; i++) {
                room.receive(paid("t-" + i, "card-1", 1));
            }
            room.output();
            room.receive(paid("t-0", "card-1", 1));

            assertThat(counts(room)).containsExactly(300L);
        }
    }

    private static KeyedInstances<Routed, SubjectMessage> room(Backend backend, int parallelism) throws Exception {
        return room(backend, SETTINGS.cache().maxBytes(), parallelism);
    }

    private static KeyedInstances<Routed, SubjectMessage> room(Backend backend, int cacheBytes, int parallelism)
            throws Exception {
        KeyedInstances.Plan<Routed, SubjectMessage> plan = new KeyedInstances.Plan<>(
                () -> new Profile(JobSettingsForTests.caching(cacheBytes)), Routed::key, RecordTypes.SUBJECT_MESSAGE);
        KeyedInstances<Routed, SubjectMessage> room = new KeyedInstances<>(plan, backend, parallelism);
        String counting = RuleDraft.rule("counting")
                .features("n: {count: transaction, by: [cardId], over: 1h}")
                .when("n > 0")
                .json();
        room.receive(Documented.put(1, "counting", counting));
        room.receive(new RulebookUpdate.Ready(1));
        return room;
    }

    private static void payFromManyCards(KeyedInstances<Routed, SubjectMessage> room, String prefix) throws Exception {
        for (int card = 0; card < 20; card++) {
            room.receive(paid(prefix + card, "card-" + card, 1));
        }
    }

    private static Routed paid(String id, String card, long epoch) {
        Transaction event = payment(id).with(card).event();
        return new Routed(epoch, id.hashCode(), 0, "cardId=" + card, event, List.of(id));
    }

    private static List<Long> counts(KeyedInstances<Routed, SubjectMessage> room) {
        return room.output().stream().map(ProfileTest::count).toList();
    }

    private static List<String> names(KeyedInstances<Routed, SubjectMessage> room) {
        return room.output().stream()
                .map(signal -> signal.subject() + "=" + count(signal))
                .toList();
    }

    private static long count(SubjectMessage message) {
        return ((Value.Int) ((Signal) message).values().get(0)).value();
    }
}
