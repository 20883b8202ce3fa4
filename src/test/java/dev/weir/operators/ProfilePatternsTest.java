package dev.weir.operators;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.operators.stream.KeyedInstances;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.operators.stream.Profile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Profile, as it keeps patterns. */
class ProfilePatternsTest {
    private static final KeyedInstances.Plan<Routed, SubjectMessage> PLAN = new KeyedInstances.Plan<>(
            () -> new Profile(JobSettingsForTests.SETTINGS), Routed::key, RecordTypes.SUBJECT_MESSAGE);
    private static final String ABANDONED = """
            {"id": "abandoned", "version": 1,
             "pattern": {"within": "30m", "stages": [
               {"name": "cart", "on": "click", "where": "click.type == 'ADD_TO_CART'"},
               {"name": "bought", "on": "click", "where": "click.type == 'PURCHASE'", "not": true}]},
             "then": {"outcome": "REMIND"}}""";
    private static final String TWICE = """
            {"id": "twice", "version": 1,
             "pattern": {"within": "30m", "stages": [
               {"name": "small", "on": "transaction", "where": "transaction.amount < 1"},
               {"name": "large", "on": "transaction", "where": "transaction.amount > 100"}]},
             "then": {"outcome": "BLOCK"}}""";
    private static final long MINUTE = 60_000;
    private static final int CUSTOMERS = 20;

    @ParameterizedTest
    @EnumSource
    void anAbsenceFiresOnceAfterARestartAtAnotherParallelism(Backend backend) throws Exception {
        KeyedInstances<Routed, SubjectMessage> room = room(backend, 1, ABANDONED);
        for (int i = 0; i < CUSTOMERS; i++) {
            room.receive(click("e-" + i, "c-" + i, "ADD_TO_CART", i));
        }
        room.watermark(10 * MINUTE);
        room = room.restarted(2);
        room.receive(click("p-0", "c-0", "PURCHASE", 11 * MINUTE));
        room.watermark(20 * MINUTE);
        room = room.restarted(1);
        room.receive(click("p-1", "c-1", "PURCHASE", 15 * MINUTE));
        assertThat(room.output()).isEmpty();

        room.watermark(31 * MINUTE);
        List<SubjectMessage> told = room.output();
        room = room.restarted(2);
        room.watermark(100 * MINUTE);

        assertThat(told)
                .hasSize(CUSTOMERS - 2)
                .allMatch(CompletedMatches.class::isInstance)
                .extracting(SubjectMessage::subject)
                .doesNotContain("c-0", "c-1")
                .doesNotHaveDuplicates();
        assertThat(room.output()).isEmpty();
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void openMatchesSurviveARestart(Backend backend) throws Exception {
        KeyedInstances<Routed, SubjectMessage> room = room(backend, 2, TWICE);
        for (int i = 0; i < CUSTOMERS; i++) {
            room.receive(paid("t-" + i, "c-" + i, 0.5, 1));
        }
        room.output();
        room = room.restarted(1);
        for (int i = 0; i < CUSTOMERS; i++) {
            room.receive(paid("u-" + i, "c-" + i, 500, 2));
        }

        assertThat(room.output())
                .hasSize(CUSTOMERS)
                .allSatisfy(message -> assertThat(((Signal) message).matches()).hasSize(1));
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void anAbsenceThatARuleOfALaterEpochOpensFiresInItsTime(Backend backend) throws Exception {
        try (KeyedInstances<Routed, SubjectMessage> room = room(backend, 1, TWICE)) {
            room.receive(new Routed(2, 1, 0, "customerId=c-1", cart("e-1", "c-1", MINUTE), List.of()));
            room.receive(Documented.put(2, "abandoned", ABANDONED));
            room.watermark(2 * MINUTE);
            room.watermark(40 * MINUTE);

            assertThat(room.output()).hasSize(1).first().isInstanceOf(CompletedMatches.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOnceAllIsOver(Backend backend) throws Exception {
        try (KeyedInstances<Routed, SubjectMessage> room = room(backend, 1, ABANDONED)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                room.receive(click("e-" + i, "c-" + i, "ADD_TO_CART", i));
            }
            assertThat(room.entries()).isPositive();

            room.clock(2 * 24 * 60 * MINUTE);
            room.watermark(3 * 24 * 60 * MINUTE);

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatBeginsNothingWritesNothing(Backend backend) throws Exception {
        try (KeyedInstances<Routed, SubjectMessage> room = room(backend, 1, TWICE)) {
            room.receive(paid("t-1", "c-1", 500, 1));
            room.receive(paid("t-2", "c-1", 50, 2));

            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHotKeyWithMoreOpenMatchesThanMayBeGoesOn(Backend backend) throws Exception {
        int most = JobSettingsForTests.SETTINGS.engine().ruleLimits().maxOpenMatches();
        try (KeyedInstances<Routed, SubjectMessage> room = room(backend, 1, TWICE)) {
            for (int i = 0; i < most + 100; i++) {
                room.receive(paid("t-" + i, "c-1", 0.5, i));
            }
            room.output();
            room.receive(paid("large", "c-1", 500, most + 100));

            Signal told = (Signal) room.output().get(0);
            assertThat(told.matches())
                    .hasSize(most)
                    .allSatisfy(match -> assertThat(match.stages()).containsOnlyKeys("small", "large"));
            room.receive(paid("again", "c-1", 600, most + 101));
            assertThat(((Signal) room.output().get(0)).matches()).isEmpty();
        }
    }

    private static KeyedInstances<Routed, SubjectMessage> room(Backend backend, int parallelism, String rule)
            throws Exception {
        KeyedInstances<Routed, SubjectMessage> room = new KeyedInstances<>(PLAN, backend, parallelism);
        room.receive(Documented.put(1, "rule", rule));
        room.receive(new RulebookUpdate.Ready(1));
        return room;
    }

    private static Routed click(String id, String customer, String kind, long atMillis) {
        return routed(visit(id).by(customer).kind(kind).at(atMillis).event(), customer, List.of());
    }

    private static Event cart(String id, String customer, long atMillis) {
        return visit(id).by(customer).kind("ADD_TO_CART").at(atMillis).event();
    }

    private static Routed paid(String id, String customer, double amount, long atMillis) {
        return routed(payment(id).by(customer).of(amount).at(atMillis).event(), customer, List.of(customer));
    }

    private static Routed routed(Event event, String customer, List<String> subjects) {
        return new Routed(1, event.id().hashCode(), 0, "customerId=" + customer, event, subjects);
    }
}
