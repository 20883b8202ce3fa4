package dev.weir.operators.train;

import static dev.weir.operators.train.TrainingJob.HORIZON_MILLIS;
import static dev.weir.operators.train.TrainingJob.MAX_PARALLELISM;
import static dev.weir.operators.train.TrainingJob.example;
import static dev.weir.operators.train.TrainingJob.label;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.score.Example;
import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.Lesson;
import dev.weir.events.Event;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.RecordTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Birth, restart, rescale and death of examples that wait for their label. */
final class ExamplesTest {
    private static final int PAYMENTS = 40;

    private final List<KeyedTwoInputStreamOperatorTestHarness<String, Example, Event, Lesson>> instances =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void examplesWithAndWithoutLabelsSurviveARestartAtAnyParallelism() throws Exception {
        List<LabelledExample> undisturbed = played(1);

        assertThat(undisturbed).hasSize(PAYMENTS);
        assertThat(played(2)).containsExactlyInAnyOrderElementsOf(undisturbed);
        assertThat(played(4)).containsExactlyInAnyOrderElementsOf(undisturbed);
    }

    /** Half of the labels come before the restart, and are due after it. */
    private List<LabelledExample> played(int parallelism) throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < PAYMENTS; i++) {
            one.processElement1(example("t" + i, "s", 100 + i, i), 0);
            if (i % 2 == 0) {
                one.processElement2(label("t" + i, 5_000 + i, i % 3 == 0), 0);
            }
        }
        one.processBothWatermarks(new Watermark(1_000));
        OperatorSubtaskState state = one.snapshot(1, 1);
        List<KeyedTwoInputStreamOperatorTestHarness<String, Example, Event, Lesson>> more = new ArrayList<>();
        for (int i = 0; i < parallelism; i++) {
            more.add(start(i, parallelism, state));
        }
        for (int i = 1; i < PAYMENTS; i += 2) {
            FraudLabel late = label("t" + i, 6_000 + i, i % 3 == 0);
            more.get(KeyGroupRangeAssignment.assignKeyToParallelOperator("t" + i, MAX_PARALLELISM, parallelism))
                    .processElement2(late, 0);
        }
        List<LabelledExample> out = new ArrayList<>(labelled(one.extractOutputValues()));
        for (var instance : more) {
            instance.processBothWatermarks(new Watermark(10_000));
            out.addAll(labelled(instance.extractOutputValues()));
        }
        return out;
    }

    @Test
    void anExampleIsGoneAfterTheHorizonWithItsTimers() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement1(example("t", "s", 100, 1), 0);
        one.processElement2(label("t", 200, true), 0);
        assertThat(one.numEventTimeTimers()).isEqualTo(2);

        one.processBothWatermarks(new Watermark(200));
        assertThat(labelled(one.extractOutputValues())).hasSize(1);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processBothWatermarks(new Watermark(100 + HORIZON_MILLIS));

        assertThat(one.numKeyedStateEntries()).isZero();
        assertThat(one.numEventTimeTimers()).isZero();
    }

    @Test
    void aKeyGroupTakesItsShareOfExamplesAndOfBytesAndNoMore() {
        WaitingRoom room = new WaitingRoom(MAX_PARALLELISM);
        long most = WaitingRoom.MOST_EXAMPLES / MAX_PARALLELISM;
        room.change("t", "card-fraud", most - 1, 1);
        assertThat(room.hasRoom("t", 1)).isTrue();
        room.change("t", "card-fraud", 1, 1);
        assertThat(room.hasRoom("t", 1)).isFalse();

        WaitingRoom ofBytes = new WaitingRoom(MAX_PARALLELISM);
        long bytes = WaitingRoom.MOST_BYTES / MAX_PARALLELISM;
        ofBytes.change("t", "card-fraud", 1, bytes - 300);
        assertThat(ofBytes.hasRoom("t", 300)).isTrue();
        assertThat(ofBytes.hasRoom("t", 301)).isFalse();
    }

    @Test
    void whatWaitsIsCountedAlsoAfterARescale() throws Exception {
        WaitingRoom all = new WaitingRoom(MAX_PARALLELISM);
        for (int i = 0; i < PAYMENTS; i++) {
            all.change("t" + i, "card-fraud", 1, 200);
        }
        long waiting = 0;
        long bytes = 0;
        for (int i = 0; i < 3; i++) {
            WaitingRoom part = new WaitingRoom(MAX_PARALLELISM);
            part.restore(
                    all.counts(), KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(MAX_PARALLELISM, 3, i));
            waiting += part.waiting("card-fraud").get();
            bytes += part.bytes();
        }

        assertThat(waiting).isEqualTo(PAYMENTS);
        assertThat(bytes).isEqualTo(200L * PAYMENTS);
    }

    private static List<LabelledExample> labelled(List<Lesson> lessons) {
        return lessons.stream()
                .filter(LabelledExample.class::isInstance)
                .map(LabelledExample.class::cast)
                .toList();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Example, Event, Lesson> start(
            int instance, int parallelism, OperatorSubtaskState state) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Example, Event, Lesson>(
                new KeyedCoProcessOperator<>(new Examples(TrainingJob.SETTINGS)),
                Example::transactionId,
                label -> ((FraudLabel) label).transactionId(),
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                instance);
        harness.setup(
                RecordTypes.LESSON.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, 1, parallelism, instance));
        harness.open();
        instances.add(harness);
        return harness;
    }
}
