package dev.weir.operators.stream;

import static dev.weir.engine.Visit.visit;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.answer.Decision;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Restart, rescale and death of actions that wait, on both state backends. */
final class WaitingActionsInDecideTest {
    private static final long HORIZON = SETTINGS.engine().deduplicationMillis();
    private static final long MINUTE = 60_000;
    private static final int CUSTOMERS = 20;
    private static final KeyedInstances.Plan<SubjectMessage, Decision> PLAN =
            new KeyedInstances.Plan<>(() -> new Decide(SETTINGS), SubjectMessage::subject, RecordTypes.DECISION);
    private static final String TIP = """
            {"id": "tip", "version": 1, "on": "click", "when": true, "then": {"outcome": "TIP", "after": "10m"}}""";

    @ParameterizedTest
    @EnumSource
    void whatWaitsGoesOutOnceAndWithTheSameIdAfterARestartAtAnyParallelism(Backend backend) throws Exception {
        Map<String, String> undisturbed = new HashMap<>();
        try (var room = room(backend, 1, true)) {
            look(room);
            room.watermark(10 * MINUTE);
            room.output().forEach(one -> undisturbed.put(one.subject(), one.decisionId()));
        }
        assertThat(undisturbed).hasSize(CUSTOMERS);
        var room = room(backend, 1, true);
        look(room);
        assertThat(room.output()).isEmpty();
        assertThat(room.count("waiting")).isEqualTo(CUSTOMERS);
        room = room.restarted(2);
        room.watermark(10 * MINUTE - 1);
        assertThat(room.output()).isEmpty();
        room = room.restarted(1);
        room.watermark(10 * MINUTE);

        Map<String, String> out = new HashMap<>();
        List<Decision> decisions = room.output();
        decisions.forEach(one -> out.put(one.subject(), one.decisionId()));
        assertThat(out).isEqualTo(undisturbed);
        assertThat(decisions).hasSize(CUSTOMERS).allMatch(one -> one.eventTimeMillis() == 10 * MINUTE);
        room = room.restarted(2);
        room.watermark(20 * MINUTE);
        assertThat(room.output()).isEmpty();
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitedForItsRulebookGoesOutInItsTime(Backend backend) throws Exception {
        try (var room = room(backend, 1, false)) {
            room.receive(announced("c-1"));
            room.receive(Documented.put(1, "tip", TIP));
            room.receive(new RulebookUpdate.Ready(1));
            room.watermark(MINUTE);
            assertThat(room.output()).isEmpty();

            room.watermark(10 * MINUTE);

            assertThat(room.output()).extracting(Decision::outcome).containsExactly("TIP");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOfASubjectWhoseActionIsOutAndForgotten(Backend backend) throws Exception {
        try (var room = room(backend, 1, true)) {
            look(room);
            room.clock(3 * HORIZON);
            room.watermark(3 * HORIZON);
            room.watermark(6 * HORIZON);

            assertThat(room.output()).hasSize(CUSTOMERS);
            assertThat(room.entries()).isZero();
            assertThat(room.timers()).isZero();
        }
    }

    private static KeyedInstances<SubjectMessage, Decision> room(Backend backend, int parallelism, boolean ready)
            throws Exception {
        KeyedInstances<SubjectMessage, Decision> room = new KeyedInstances<>(PLAN, backend, parallelism);
        if (ready) {
            room.receive(Documented.put(1, "tip", TIP));
            room.receive(new RulebookUpdate.Ready(1));
        }
        return room;
    }

    private static void look(KeyedInstances<SubjectMessage, Decision> room) throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            room.receive(announced("c-" + i));
        }
    }

    private static Announced announced(String customer) {
        return new Announced(
                1,
                customer.hashCode(),
                customer,
                visit("e-" + customer).by(customer).at(0).event(),
                0,
                true,
                Announced.UNKNOWN);
    }
}
