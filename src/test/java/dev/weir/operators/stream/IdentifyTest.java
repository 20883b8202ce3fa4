package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.LinkedBack;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Birth, restart, rescale and death of what is remembered of sessions. */
final class IdentifyTest {
    private static final int MAX_PARALLELISM = 8;
    private static final int SESSIONS = 20;
    private static final long MINUTE = 60_000;
    private static final EngineSettings ENGINE = EngineSettings.DEFAULT.with(
            new IdentitySettings("customer", "sessionId", "customerId", 60 * MINUTE, 30 * MINUTE, 100));

    private Quarantine quarantine = Quarantine.NONE;
    private final List<KeyedOneInputStreamOperatorTestHarness<String, Event, Event>> instances = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void sessionsSurviveARestartAtAnyParallelismAndTheirEventsCountOnce() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < SESSIONS; i++) {
            one.processElement(view("e-" + i, "s-" + i, 0), 0);
            if (i % 2 == 0) {
                one.processElement(login("l-" + i, "c-" + i, "s-" + i, 1), 0);
            }
        }
        OperatorSubtaskState state = one.snapshot(1, 1);
        var two = List.of(start(0, 2, state), start(1, 2, state));
        for (int i = 0; i < SESSIONS; i++) {
            two.get(instanceOf("s-" + i)).processElement(login("m-" + i, "c-" + i, "s-" + i, 2), 0);
            two.get(instanceOf("s-" + i)).processElement(view("f-" + i, "s-" + i, 3), 0);
        }

        assertThat(back(one.extractOutputValues())).hasSize(SESSIONS / 2);
        List<Event> after = new ArrayList<>(two.get(0).extractOutputValues());
        after.addAll(two.get(1).extractOutputValues());
        assertThat(back(after))
                .hasSize(SESSIONS / 2)
                .allSatisfy(late ->
                        assertThat(late.customer()).isEqualTo("c-" + late.id().substring(2)));
        assertThat(after)
                .filteredOn(event -> event.id().startsWith("f-"))
                .hasSize(SESSIONS)
                .allSatisfy(event ->
                        assertThat(event.person()).isEqualTo("c-" + event.id().substring(2)));
    }

    @Test
    void nothingIsKeptOfASessionOnceItsLinkIsOver() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(view("e-1", "s-1", 0), 0);
        one.processElement(view("e-2", "s-1", 1), 0);
        one.processElement(login("l-1", "c-1", "s-1", 2), 0);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processElement(view("e-3", "s-2", 0), 0);
        assertThat(one.numKeyedStateEntries()).isEqualTo(3);

        one.processWatermark(30 * MINUTE);
        assertThat(one.numKeyedStateEntries()).isEqualTo(3);
        one.processWatermark(30 * MINUTE + 2);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processWatermark(60 * MINUTE + 2);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processWatermark(60 * MINUTE + 3);
        assertThat(one.numKeyedStateEntries()).isZero();
        assertThat(one.numEventTimeTimers()).isZero();
    }

    @Test
    void aSessionHasOneTimerHoweverManyEventsItHas() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < 1_000; i++) {
            one.processElement(view("e-" + i, "s-1", i), 0);
        }

        assertThat(one.numEventTimeTimers()).isEqualTo(1);
    }

    @Test
    void anEventWithoutSessionKeepsTheOrderOfItsSubjectAndIsNotRemembered() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        Event payment = payment("t-1").by("c-1").at(0).event();
        one.processElement(payment, 0);

        assertThat(new SessionOf(ENGINE).getKey(payment)).isEqualTo("c-1");
        assertThat(new SessionOf(ENGINE).getKey(login("l-1", "c-1", "s-1", 0))).isEqualTo("s-1");
        assertThat(one.extractOutputValues()).containsExactly(payment);
        assertThat(one.numKeyedStateEntries()).isZero();
    }

    @Test
    void anEventAtWhichLinkingFailedTwiceGoesOnAsItCame(@TempDir Path notes) throws Exception {
        quarantine = new Quarantine(Set.of(), notes.toUri().toString());
        Event poison = new Bomb(view("e-1", "s-1", 0));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(QuarantineList.known(quarantine).why(poison)).isEmpty();
            var failing = start(0, 1, OperatorSubtaskState.builder().build());
            assertThatThrownBy(() -> failing.processElement(poison, 0)).isInstanceOf(ClassCastException.class);
        }

        assertThat(QuarantineList.known(quarantine).why(poison)).contains("twice in a row");
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(poison, 0);
        one.processElement(login("l-1", "c-1", "s-1", 1), 0);
        assertThat(one.extractOutputValues()).hasSize(2).first().isSameAs(poison);
    }

    @Test
    void aSessionIsForgottenOnceItsTimeMadeTheJobFailTwice(@TempDir Path notes) throws Exception {
        quarantine = new Quarantine(Set.of(), notes.toUri().toString());
        for (int attempt = 0; attempt < 2; attempt++) {
            QuarantineList.known(quarantine).note("s-1", new IllegalStateException());
        }
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(view("e-1", "s-1", 0), 0);
        one.processElement(view("e-2", "s-1", 20 * MINUTE), 0);
        assertThat(one.numKeyedStateEntries()).isEqualTo(2);

        one.processWatermark(30 * MINUTE + 1);
        assertThat(one.numKeyedStateEntries()).isZero();
        assertThat(one.numEventTimeTimers()).isZero();
    }

    /** An event that has no fields, although it says that it is a click. */
    private record Bomb(Event event) implements Event {
        @Override
        public EventType type() {
            return event.type();
        }

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public long timestampMillis() {
            return event.timestampMillis();
        }

        @Override
        public String subject() {
            return event.subject();
        }

        @Override
        public void addContentTo(ContentSink sink) {
            event.addContentTo(sink);
        }
    }

    private static List<LinkedBack> back(List<Event> events) {
        return events.stream()
                .filter(LinkedBack.class::isInstance)
                .map(LinkedBack.class::cast)
                .toList();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Event, Event> start(
            int instance, int parallelism, OperatorSubtaskState state) throws Exception {
        JobSettings settings = JobSettingsForTests.deciding(ENGINE).with(quarantine);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Identify(settings)),
                event -> event instanceof Bomb ? "s-1" : new SessionOf(ENGINE).getKey(event),
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                instance);
        harness.setup(
                RecordTypes.EVENT.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, 1, parallelism, instance));
        harness.open();
        instances.add(harness);
        return harness;
    }

    private static int instanceOf(String session) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(session, MAX_PARALLELISM, 2);
    }

    private static Event login(String id, String customer, String session, long atMillis) {
        return visit(id).kind("LOGIN").by(customer).in(session).at(atMillis).event();
    }

    private static Event view(String id, String session, long atMillis) {
        return visit(id).by("").in(session).at(atMillis).event();
    }
}
