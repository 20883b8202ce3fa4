package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.operators.stream.DecideInstances.announced;
import static dev.weir.operators.stream.DecideInstances.completedMatches;
import static dev.weir.operators.stream.DecideInstances.counting;
import static dev.weir.operators.stream.DecideInstances.decide;
import static dev.weir.operators.stream.DecideInstances.room;
import static dev.weir.operators.stream.DecideInstances.signal;
import static dev.weir.operators.stream.DecideInstances.uncached;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.guard.TallyNote;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.score.document.LoadableModel;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.operators.stream.KeyedInstances.Backend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Birth, restart, rescale and death of what subjects gather, on both state backends. */
final class DecideTest {
    private static final long HORIZON = SETTINGS.engine().deduplicationMillis();
    private static final long DAY = 86_400_000;

    private static final String QUIET = """
            {"id": "quiet", "version": 1,
             "pattern": {"within": "1m", "stages": [
               {"name": "first", "on": "transaction"},
               {"name": "second", "on": "transaction", "not": true}]},
             "then": {"outcome": "REMIND"}}""";

    @ParameterizedTest
    @EnumSource
    void anEventAndItsSignalMakeADecision(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(announced("c-1", 1));
            assertThat(room.output()).isEmpty();
            room.receive(signal("c-1", 1));

            assertThat(room.output()).singleElement().satisfies(decision -> {
                assertThat(decision.outcome()).isEqualTo("REVIEW");
                assertThat(decision.rulesEpoch()).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModelIsLoadedWhenItIsExpectedOrComesIntoForceAndBeforeADecisionAsksIt(boolean isExpected) throws Exception {
        RulebookUpdate.PutDocument pushed =
                new RulebookUpdate.PutDocument(2, "models/early", """
                {"model": "early", "version": 1, "on": "transaction", "inputs": {"amount": "transaction.amount"},
                 "kind": "logistic", "weights": {"amount": 0.%d}, "mode": "shadow"}""".formatted(isExpected ? 1 : 2));
        RulebookUpdate update = isExpected ? new RulebookUpdate.Expect(pushed.id(), pushed.document()) : pushed;
        Rulebooks beside = SETTINGS.rulebooks(); // it shares the model with the room
        beside.receive(update);
        LoadableModel model = beside.modelsToLoad().get(0).loadable();
        assertThat(model.isBegun()).isFalse();
        try (var room = room(Backend.HEAP, 1)) {
            room.receive(update);

            assertThat(model.isBegun()).isTrue();
            assertThat(model.loaded()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBeingGatheredSurvivesARestartAtAnyParallelism(Backend backend) throws Exception {
        var room = room(backend, 1);
        for (int i = 0; i < 20; i++) {
            room.receive(i % 2 == 0 ? announced("c-" + i, 1) : signal("c-" + i, 1));
        }
        room = room.restarted(2).restarted(1);
        for (int i = 0; i < 20; i++) {
            room.receive(i % 2 == 0 ? signal("c-" + i, 1) : announced("c-" + i, 1));
        }

        assertThat(room.output()).extracting(Decision::outcome).hasSize(20).containsOnly("REVIEW");
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDecidedBeforeARestartIsNotDecidedAgain(Backend backend) throws Exception {
        var room = room(backend, 2);
        decide(room, "c-1");
        room = room.restarted(1);
        decide(room, "c-1");

        assertThat(room.output()).isEmpty();
        assertThat(room.count("duplicate")).isEqualTo(1);
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void messagesWhoseEpochHasNotComeWaitForIt(Backend backend) throws Exception {
        var room = room(backend, 1);
        room.receive(announced("c-1", 2));
        room.receive(signal("c-1", 2));
        assertThat(room.output()).isEmpty();

        room = room.restarted(2);
        room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));

        assertThat(room.output()).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("BLOCK");
            assertThat(decision.rulesEpoch()).isEqualTo(2);
        });
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsDecidedByItsOwnEpochThoughALaterOneHasCome(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(announced("c-1", 1));
            room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));
            room.receive(signal("c-1", 1));

            assertThat(room.output()).extracting(Decision::outcome).containsExactly("REVIEW");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOnceTheHorizonHasPassed(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            decide(room, "c-1");
            decide(room, "c-2");
            room.watermark(1_000_000 + HORIZON - 1);
            assertThat(room.entries()).isPositive();

            room.clock(HORIZON);
            room.watermark(1_000_000 + HORIZON);

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOfASubjectThatOnlyAMatchIsAbout(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(Documented.put(2, "quiet", QUIET));
            room.receive(completedMatches("c-1", 2));
            assertThat(room.output()).extracting(Decision::outcome).containsExactly("REMIND");

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMatchThatComesByItselfWaitsForItsEpochAndRestsAsItsRuleSays(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(completedMatches("c-1", 2));
            assertThat(room.output()).isEmpty();
            room.receive(Documented.put(2, "quiet", QUIET.replace("\"REMIND\"", "\"REMIND\", \"cooldown\": \"1h\"")));
            room.receive(completedMatches("c-1", 2));

            assertThat(room.output()).extracting(Decision::outcome).containsExactly("REMIND");
            assertThat(room.count("suppressed")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitedIsForgottenInItsTimeToo(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(announced("c-1", 2));
            room.receive(signal("c-1", 2));
            room.watermark(1_000_000 + 2 * HORIZON);
            room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));
            assertThat(room.output()).hasSize(1);
            assertThat(room.timers()).as("its end").isEqualTo(1);

            room.clock(HORIZON);
            room.watermark(1_000_000 + 2 * HORIZON + DAY);

            assertThat(room.entries()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void gatheringOutlivesTheEndOfAllEventTime(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.receive(announced("c-1", 1));
            room.receive(announced("c-2", 2));
            room.watermark(Long.MAX_VALUE);
            assertThat(room.output()).isEmpty();

            room.receive(Documented.put(2, "counting", counting(2, "BLOCK")));
            room.receive(signal("c-1", 1));
            room.receive(signal("c-2", 2));

            assertThat(room.output()).extracting(Decision::outcome).containsExactly("REVIEW", "BLOCK");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubjectHasAtMostTwoTimersHoweverManyMessagesItHas(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            for (int i = 0; i < 50; i++) {
                Transaction event = payment("t-" + i).event();
                room.receive(new Announced(1 + i % 2, i, "c-1", event, 0, true, Announced.UNKNOWN));
                room.watermark(900_000 + i);
            }

            assertThat(room.timers())
                    .as("its end, and what waits for its rulebook")
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventCostsOneReadAndOneWriteWhereNothingIsCachedHoweverManySignalsItTakes(Backend backend) throws Exception {
        try (var room = uncached(backend)) {
            for (int i = 0; i < 50; i++) {
                decide(room, "c-" + i);
            }

            assertThat(room.accesses("subject", "value")).isEqualTo(50);
            assertThat(room.accesses("subject", "update")).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatRulesDidIsCounted(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            decide(room, "c-1");
            decide(room, "c-1");

            assertThat(room.count("decided")).isEqualTo(1);
            assertThat(room.count("duplicate")).isEqualTo(1);
            assertThat(room.count("evaluated")).isEqualTo(1);
            assertThat(room.count("fired")).isEqualTo(1);
            assertThat(room.count("rule.counting.evaluated")).isEqualTo(1);
            assertThat(room.count("rule.counting.fired")).isEqualTo(1);
            assertThat(room.count("alsoDecided")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void guardsHearOfAnEventThatIsAheadOfTheClockAsOfNowAndOfHistoryInItsOwnTime(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            room.clock(1_000_000 + 7_000);
            decide(room, "c-1");
            Transaction ahead = payment("t-2").at(1_000_000 + 540_000).event();
            room.receive(new Announced(1, "c-2".hashCode(), "c-2", ahead, 1, true, Announced.UNKNOWN));
            room.receive(signal("c-2", 1));

            assertThat(room.aside(Decide.TALLIES))
                    .filteredOn(TallyNote.OfEvent.class::isInstance)
                    .extracting(note -> ((TallyNote.OfEvent) note).second())
                    .containsExactly(1_000L, 1_007L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void howLongItTookFromTheRecordToItsDecisionIsMeasuredAlsoWhereTheRulebookCameLate(Backend backend)
            throws Exception {
        try (var room = room(backend, 1)) {
            room.clock(10_000);
            Announced ofLaterEpoch = announced("c-1", 2);
            room.receive(new Announced(2, 1, "c-1", ofLaterEpoch.event(), 0, true, 9_996));
            room.receive(announced("c-2", 1));
            room.receive(signal("c-2", 1));
            assertThat(room.histogram("decisionLatencyMillis")).containsExactly(0L, 0L);

            room.clock(10_050);
            room.receive(new RulebookUpdate.Remove(2, "counting"));

            assertThat(room.histogram("decisionLatencyMillis")).containsExactly(1L, 54L);
        }
    }
}
