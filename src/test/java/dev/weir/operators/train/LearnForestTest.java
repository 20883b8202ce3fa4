package dev.weir.operators.train;

import static dev.weir.operators.train.TrainingJob.MAX_PARALLELISM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.score.Example;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.Publication;
import dev.weir.engine.train.ShownExample;
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

/** Learning without labels in Flink: the same versions in whatever order events come, across restarts. */
final class LearnForestTest {
    private static final int EVENTS = 600;
    private static final String DOCUMENT = """
            {"model":"unusual","version":%d,"on":"transaction","kind":"anomaly",\
            "publish":{"events":100,"every":"30d"},"forest":{"samples":32,"decay":0.003},\
            "inputs":{"amount":"transaction.amount","large":"transaction.amount > 100.0"}}""";
    private static final String STRUCTURE =
            TrainingJob.reading().read(DOCUMENT.formatted(1), "unusual").structure();

    private final List<KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication>> instances =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void inWhateverOrderEventsComeTheVersionsAreTheSameDigitForDigit() throws Exception {
        List<ShownExample> shuffled = events();
        Collections.shuffle(shuffled, new Random(5));

        assertThat(learned(shuffled)).isEqualTo(learned(events())).hasSize(EVENTS / 100);
    }

    @Test
    void aRestartAtAnyParallelismInTheMiddleOfTrainingChangesNothing() throws Exception {
        List<Publication> undisturbed = learned(events());
        for (int parallelism : List.of(1, 2)) {
            var one = start(0, 1, OperatorSubtaskState.builder().build());
            one.processElement2(put(1), 0);
            play(one, events().subList(0, 350));
            one.processBothWatermarks(new Watermark(25_500)); // what is after it waits
            OperatorSubtaskState state = one.snapshot(1, 1);
            assertThat(one.extractOutputValues()).hasSize(2);
            play(one, events().subList(350, EVENTS)); // lost with the instance
            one.processBothWatermarks(new Watermark(55_000));

            List<Publication> out = new ArrayList<>(one.extractOutputValues().subList(0, 2));
            int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator("unusual", MAX_PARALLELISM, parallelism);
            var again = start(owner, parallelism, state);
            play(again, events().subList(350, EVENTS));
            again.processBothWatermarks(new Watermark(70_000));
            out.addAll(again.extractOutputValues());

            assertThat(out).isEqualTo(undisturbed);
        }
    }

    @Test
    void eventsWaitForTheDocumentOfTheirModelAlsoAcrossARestart() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        play(one, events());
        one.processBothWatermarks(new Watermark(70_000));
        assertThat(one.extractOutputValues()).isEmpty();

        var again = start(0, 1, one.snapshot(1, 1));
        again.processElement2(put(1), 0);
        again.processBothWatermarks(new Watermark(70_000));

        assertThat(again.extractOutputValues()).isEqualTo(learned(events()));
    }

    @Test
    void nothingIsKeptOfAModelThatWasRemovedAndItBeginsAnewWhenItIsBack() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        play(one, events().subList(0, 99));
        one.processBothWatermarks(new Watermark(20_000));
        one.snapshot(1, 1);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processElement2(new ModelChange("unusual", false, Optional.empty()), 0);
        one.snapshot(2, 2);
        assertThat(one.numKeyedStateEntries()).isZero();

        one.processElement2(put(2), 0);
        play(one, events().subList(200, 299));
        one.processBothWatermarks(new Watermark(40_000));
        assertThat(one.extractOutputValues()).isEmpty();
    }

    private List<Publication> learned(List<ShownExample> in) throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement2(put(1), 0);
        play(one, in);
        one.processBothWatermarks(new Watermark(70_000));
        return one.extractOutputValues();
    }

    private static void play(
            KeyedTwoInputStreamOperatorTestHarness<String, Lesson, ModelChange, Publication> to, List<ShownExample> in)
            throws Exception {
        for (ShownExample shown : in) {
            to.processElement1(shown, 0);
        }
    }

    /** Ten a second. */
    private static List<ShownExample> events() {
        Random random = new Random(3);
        List<ShownExample> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            double amount = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 200;
            double[] inputs = {amount, amount > 100 ? 1 : 0};
            events.add(new ShownExample(
                    new Example("unusual", 1, STRUCTURE, "t" + i, "card", i * 100L, inputs, Double.NaN, Double.NaN)));
        }
        return events;
    }

    private static ModelChange put(int version) {
        return new ModelChange("unusual", false, Optional.of(DOCUMENT.formatted(version)));
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
