package dev.weir.operators.train;

import static dev.weir.operators.train.TrainingJob.MAX_PARALLELISM;
import static dev.weir.operators.train.TrainingJob.document;
import static dev.weir.operators.train.TrainingJob.example;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.Publication;
import dev.weir.operators.RecordTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Learning in Flink: in one order, across restarts, and nothing twice. */
final class LearnTest {
    private static final int LABELS = 60;
    private static final int EVERY = 10;
    private static final String STRUCTURE = TrainingJob.structure();

    private final List<KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication>> instances =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void inWhateverOrderExamplesArriveTheyAreLearnedInTheOrderOfTheirLabels() throws Exception {
        List<LabelledExample> shuffled = examples();
        Collections.shuffle(shuffled, new Random(5));

        assertThat(learned(shuffled)).isEqualTo(learned(examples())).hasSize(LABELS / EVERY);
    }

    @Test
    void aRestartAtAnyParallelismInTheMiddleOfTrainingLosesNoStep() throws Exception {
        List<Publication> undisturbed = learned(examples());
        for (int parallelism : List.of(1, 2)) {
            var one = start(0, 1, OperatorSubtaskState.builder().build());
            one.processElement2(put(1), 0);
            play(one, examples().subList(0, 35));
            one.processBothWatermarks(new Watermark(1_025)); // the last ten wait
            OperatorSubtaskState state = one.snapshot(1, 1);
            play(one, examples().subList(35, LABELS)); // lost with the instance
            one.processBothWatermarks(new Watermark(1_055));

            List<Publication> out = new ArrayList<>(one.extractOutputValues().subList(0, 2));
            int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator("card-fraud", MAX_PARALLELISM, parallelism);
            var again = start(owner, parallelism, state);
            play(again, examples().subList(35, LABELS));
            again.processBothWatermarks(new Watermark(2_000));
            out.addAll(again.extractOutputValues());

            assertThat(out).isEqualTo(undisturbed);
        }
    }

    @Test
    void anExampleWhoseLabelIsLateIsLearnedWithTheNextWatermarkBeforeThoseThatAreDueThen() throws Exception {
        List<LabelledExample> all = examples();
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        play(one, all.subList(1, 20));
        one.processBothWatermarks(new Watermark(1_010));
        one.processElement1(all.get(0), 0);
        one.processBothWatermarks(new Watermark(3_000));
        List<LabelledExample> order = new ArrayList<>(all.subList(1, 11));
        order.add(all.get(0));
        order.addAll(all.subList(11, 20));

        // one at a time, so that the order of arrival is the order of learning
        var other = start(0, 1, OperatorSubtaskState.builder().build());
        other.processElement2(put(1), 0);
        other.processBothWatermarks(new Watermark(1_100));
        for (int i = 0; i < order.size(); i++) {
            other.processElement1(order.get(i), 0);
            other.processBothWatermarks(new Watermark(1_101 + i));
        }
        assertThat(one.extractOutputValues()).hasSize(2).isEqualTo(other.extractOutputValues());
    }

    @Test
    void examplesWaitForTheDocumentOfTheirModel() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        play(one, examples());
        one.processBothWatermarks(new Watermark(5_000));
        assertThat(one.extractOutputValues()).isEmpty();

        one.processElement2(put(1), 0);
        one.processBothWatermarks(new Watermark(5_001));

        assertThat(one.extractOutputValues()).isEqualTo(learned(examples()));
    }

    @Test
    void nothingIsKeptOfAModelThatWasRemoved() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        one.snapshot(1, 1);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processElement2(new ModelChange("card-fraud", false, Optional.empty()), 0);
        one.snapshot(2, 2);

        assertThat(one.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatIsSavedDoesNotChangeWhenLearningGoesOn() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        play(one, examples().subList(0, 5));
        one.processBothWatermarks(new Watermark(1_100));
        OperatorSubtaskState state = one.snapshot(1, 1);
        play(one, examples().subList(5, 10));
        one.processBothWatermarks(new Watermark(1_200));

        var again = start(0, 1, state);
        play(again, examples().subList(5, 10));
        again.processBothWatermarks(new Watermark(1_200));
        assertThat(again.extractOutputValues()).hasSize(1).isEqualTo(one.extractOutputValues());
    }

    private List<Publication> learned(List<LabelledExample> in) throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        play(one, in);
        one.processBothWatermarks(new Watermark(5_000));
        return one.extractOutputValues();
    }

    private static void play(
            KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication> to,
            List<LabelledExample> in)
            throws Exception {
        for (LabelledExample labelled : in) {
            to.processElement1(labelled, 0);
        }
    }

    private static List<LabelledExample> examples() {
        Random random = new Random(3);
        List<LabelledExample> examples = new ArrayList<>();
        for (int i = 0; i < LABELS; i++) {
            boolean fraud = random.nextInt(4) == 0;
            double amount = random.nextDouble() * (fraud ? 300 : 100);
            examples.add(new LabelledExample(example("t" + i, STRUCTURE, i, amount), 1_000 + i, fraud, false));
        }
        return examples;
    }

    private static ModelChange put(int version) {
        return new ModelChange("card-fraud", false, Optional.of(document(version, EVERY)));
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication> start(
            int instance, int parallelism, OperatorSubtaskState state) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication>(
                new Learn(TrainingJob.SETTINGS),
                lesson -> lesson.example().model(),
                ModelChange::model,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                instance);
        harness.setup(RecordTypes.PUBLICATION.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, 1, parallelism, instance));
        harness.open();
        instances.add(harness);
        return harness;
    }
}
