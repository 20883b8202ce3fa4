package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Acknowledgement;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.events.Event;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.Watched;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RouteTest {
    private static final int MAX_PARALLELISM = 8;
    private static final Put FIRST = Documented.put(1, "a", RuleDraft.always("a", 1, "BLOCK"));

    private final List<BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed>> instances = new ArrayList<>();
    private final Watched watched = new Watched();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void eventsAreHeldUntilAllIsKnownThatTheTopicHeld() throws Exception {
        var route = start(0, 1);
        route.processElement(payment("t-1").event(), 0);
        route.processBroadcastElement(FIRST, 0);
        route.processElement(payment("t-2").event(), 0);
        assertThat(announced(route)).isEmpty();

        route.processBroadcastElement(new Ready(1), 0);
        route.processElement(payment("t-3").event(), 0);

        assertThat(announced(route)).containsExactly("t-1@1", "t-2@1", "t-3@1");
    }

    @Test
    void heldEventsSurviveARestartAtAnyParallelism() throws Exception {
        var one = start(0, 1);
        for (int i = 0; i < 10; i++) {
            one.processElement(payment("t-" + i).event(), 0);
        }
        var first = start(0, 2, 1, one.snapshot(1, 1));
        var second = start(1, 2, 1, one.snapshot(1, 1));
        var all = start(0, 1, 2, first.snapshot(2, 2), second.snapshot(2, 2));
        all.processBroadcastElement(new Ready(0), 0);
        first.processBroadcastElement(new Ready(0), 0);
        second.processBroadcastElement(new Ready(0), 0);

        assertThat(announced(all)).hasSize(10).doesNotHaveDuplicates();
        List<String> both = announced(first);
        both.addAll(announced(second));
        assertThat(both).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void afterARestartTheRulesAreKnownButEventsAreHeldUntilTheTopicWasReadAgain() throws Exception {
        var before = start(0, 1);
        before.processBroadcastElement(FIRST, 0);
        before.processBroadcastElement(new Ready(1), 0);
        var after = start(0, 1, 1, before.snapshot(1, 1));
        after.processElement(payment("t-1").event(), 0);
        assertThat(announced(after)).isEmpty();

        after.processBroadcastElement(new Ready(1), 0);

        assertThat(announced(after)).containsExactly("t-1@1");
    }

    @Test
    void eachEpochIsAcknowledgedOnceEventsAreStampedWithIt() throws Exception {
        var route = start(1, 3);
        route.processBroadcastElement(FIRST, 0);
        assertThat(taken(route, Route.ACKNOWLEDGED)).isEmpty();
        route.processBroadcastElement(new Ready(1), 0);
        route.processBroadcastElement(new RulebookUpdate.Remove(2, "a"), 0);

        assertThat(taken(route, Route.ACKNOWLEDGED))
                .containsExactly(new Acknowledgement(1, 1, 3), new Acknowledgement(2, 1, 3));
    }

    @Test
    void anEventThatCallsForNoDecisionIsNoted() throws Exception {
        var route = start(0, 1);
        route.processBroadcastElement(FIRST, 0);
        route.processBroadcastElement(new Ready(1), 0);
        route.processElement(visit("e-1").event(), 0);
        route.processElement(payment("t-1").event(), 0);

        assertThat(watched.count("noted")).isEqualTo(1);
    }

    @Test
    void whenTheRecordWasWrittenGoesAlongWithAnEventAlsoWhereItWasHeld() throws Exception {
        var route = start(0, 1);
        route.processElement(payment("t-1").event(), 7_000);
        route.processBroadcastElement(new Ready(0), 0);
        route.processElement(payment("t-2").event(), 8_000);

        assertThat(taken(route, Route.ANNOUNCED))
                .extracting(message -> ((Announced) message).recordMillis())
                .containsExactly(7_000L, 8_000L);
    }

    @Test
    void anErrorIsCountedForItsRule() throws Exception {
        var route = start(0, 1);
        String failing = RuleDraft.rule("a")
                .with("subject: string(1 / transaction.items.size())")
                .json();
        route.processBroadcastElement(Documented.put(1, "a", failing), 0);
        route.processBroadcastElement(new Ready(1), 0);
        route.processElement(payment("t-1").event(), 0);

        assertThat(watched.count("errors")).isOne();
        assertThat(watched.count("rule.a.errors")).isOne();
    }

    @Test
    void replacedRulesAreForgottenOnceNoEventOfTheirEpochsIsUnderWay() throws Exception {
        var route = start(0, 1);
        push(route, 1, 1_536);
        assertThat(stored(route)).isEqualTo(1_536);

        route.setProcessingTime(60_000);
        push(route, 1_537, 1_792);
        assertThat(stored(route)).isEqualTo(1_792);

        route.setProcessingTime(120_000);
        push(route, 1_793, 2_560);
        assertThat(stored(route)).isEqualTo(2_560 - 1_536 + 1); // and the one that the epoch of the mark had
    }

    /** Pushes a rule again and again, with these epochs. */
    private static void push(
            BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route, int fromEpoch, int toEpoch)
            throws Exception {
        for (int epoch = fromEpoch; epoch <= toEpoch; epoch++) {
            route.processBroadcastElement(Documented.put(epoch, "a", RuleDraft.always("a", epoch, "BLOCK")), 0);
        }
    }

    private static int stored(BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route) throws Exception {
        int count = 0;
        for (var ignored : route.getBroadcastState(RulebookBroadcast.UPDATES).entries()) {
            count++;
        }
        return count;
    }

    @Test
    void keysAndSubjectsGetTheirEvents() throws Exception {
        var route = start(0, 1);
        String counting = RuleDraft.rule("a")
                .features("n: {count: transaction, by: [cardId], over: 1h}")
                .when("n > 1")
                .outcome("BLOCK")
                .json();
        route.processBroadcastElement(Documented.put(1, "a", counting), 0);
        route.processBroadcastElement(new Ready(1), 0);
        route.processElement(payment("t-1").event(), 0);

        assertThat(route.extractOutputValues()).singleElement().satisfies(routed -> {
            assertThat(routed.key()).isEqualTo("cardId=card-1");
            assertThat(routed.subjects()).containsExactly("c-1");
        });
        assertThat(announced(route)).containsExactly("t-1@1");
    }

    private BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> start(int instance, int parallelism)
            throws Exception {
        return start(instance, parallelism, 0);
    }

    private BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> start(
            int instance, int parallelism, int before, OperatorSubtaskState... snapshots) throws Exception {
        Route function = new Route(SETTINGS);
        var operator = new CoBroadcastWithNonKeyedOperator<>(function, List.of(RulebookBroadcast.UPDATES));
        var harness = new BroadcastOperatorTestHarness<>(operator, MAX_PARALLELISM, parallelism, instance);
        harness.setup(
                RecordTypes.ROUTED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        watched.watch(function);
        if (snapshots.length > 0) {
            harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    AbstractStreamOperatorTestHarness.repackageState(snapshots),
                    MAX_PARALLELISM,
                    before,
                    parallelism,
                    instance));
        }
        harness.open();
        instances.add(harness);
        return harness;
    }

    /** Ids and epochs of the events that were announced, in order. */
    private static List<String> announced(BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route) {
        List<String> names = new ArrayList<>();
        taken(route, Route.ANNOUNCED)
                .forEach(message -> names.add(((Announced) message).event().id() + "@" + message.epoch()));
        return names;
    }

    private static <T> List<T> taken(AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        var records = harness.getSideOutput(tag);
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }
}
