package dev.weir.engine.train;

import static dev.weir.engine.train.ScoredPayment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Bytes;
import dev.weir.engine.score.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a label and an example of one transaction; times are small numbers. */
final class ExampleKeeperTest {
    private static final long HORIZON = 1_000;
    private static final Example EXAMPLE = payment("tx").at(100, 1, 2);

    private final ExampleKeeper keeper = new ExampleKeeper(HORIZON);
    private WaitingExamples state = new WaitingExamples();

    @Test
    void aLabelComesOutWithTheExampleOnceTheWatermarkReachesIt() {
        assertThat(example(EXAMPLE, 100)).isEmpty();
        assertThat(label(300, true, 150)).isEmpty();
        assertThat(pass(299)).isEmpty();

        assertThat(pass(300)).containsExactly(new LabelledExample(EXAMPLE, 300, true, false));
        assertThat(pass(400)).isEmpty();
    }

    @Test
    void aLabelWhoseTimeHasPassedComesOutAtOnce() {
        example(EXAMPLE, 100);

        assertThat(label(300, true, 500)).containsExactly(new LabelledExample(EXAMPLE, 300, true, false));
    }

    @Test
    void aLabelBeforeItsExampleWaitsForIt() {
        assertThat(label(300, true, 400)).isEmpty();

        assertThat(example(EXAMPLE, 450)).containsExactly(new LabelledExample(EXAMPLE, 300, true, false));
    }

    @Test
    void aLabelThatFindsNoExampleIsForgottenAfterTheHorizon() {
        label(300, true, 400);
        pass(1_299);
        assertThat(state.isEmpty()).isFalse();

        pass(1_300);

        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void aLaterLabelThatSaysTheSameDoesNotComeOutAgainAndOneThatDisagreesCorrects() {
        example(EXAMPLE, 100);
        label(300, true, 150);
        label(400, true, 150);
        label(500, false, 150);

        assertThat(pass(600))
                .containsExactly(
                        new LabelledExample(EXAMPLE, 300, true, false), new LabelledExample(EXAMPLE, 500, false, true));
    }

    @Test
    void whetherLabelsArriveInTheirOrderDoesNotMatterBeforeTheirTime() {
        example(EXAMPLE, 100);
        label(500, false, 150);
        label(300, true, 150);

        assertThat(pass(600)).extracting(LabelledExample::labelMillis).containsExactly(300L, 500L);
    }

    @Test
    void aLabelThatIsOlderThanOneThatCameOutIsIgnored() {
        example(EXAMPLE, 100);
        label(500, false, 600);

        assertThat(label(300, true, 600)).isEmpty();
    }

    @Test
    void ofTwoLabelsAtOneTimeTheLaterToArriveCounts() {
        example(EXAMPLE, 100);
        label(300, true, 150);
        label(300, false, 150);

        assertThat(pass(300)).containsExactly(new LabelledExample(EXAMPLE, 300, false, false));
    }

    @Test
    void eachModelGetsTheLabelAlsoOneWhoseExampleComesLater() {
        Example other = payment("tx").of("returns").at(100, 7);
        example(EXAMPLE, 100);
        label(300, true, 400);

        assertThat(example(other, 450)).containsExactly(new LabelledExample(other, 300, true, false));
    }

    @Test
    void anExampleIsForgottenAfterTheHorizon() {
        example(EXAMPLE, 100);
        pass(1_099);
        assertThat(state.waiting()).isEqualTo(1);

        pass(1_100);

        assertThat(state.waiting()).isZero();
        assertThat(label(1_050, true, 1_100)).isEmpty();
    }

    @Test
    void anExampleThatIsOlderThanTheHorizonOrTheSecondOfItsModelIsNotTaken() {
        assertThat(keeper.takes(EXAMPLE, state, 1_100)).isFalse();
        assertThat(keeper.takes(EXAMPLE, state, 1_099)).isTrue();
        example(EXAMPLE, 100);

        assertThat(keeper.takes(payment("tx").at(120, 9, 9), state, 130)).isFalse();
    }

    @Test
    void aTransactionKeepsTheExamplesOfSixtyFourModelsAndEightLabels() {
        for (int i = 0; i < ExampleKeeper.MOST_MODELS; i++) {
            Example example = payment("tx").of("m" + i).at(100, i);
            assertThat(keeper.takes(example, state, 100)).isTrue();
            example(example, 100);
        }
        assertThat(keeper.takes(payment("tx").of("more").at(100, 1), state, 100))
                .isFalse();
        for (int i = 0; i <= ExampleKeeper.MOST_LABELS; i++) {
            label(300 + i, i % 2 == 0, 150);
        }

        assertThat(state.labels()).hasSize(ExampleKeeper.MOST_LABELS).doesNotContainKey(300L);
    }

    @Test
    void aTimerIsSetOnceForTheLabelAndThenForTheEnd() {
        example(EXAMPLE, 100);
        assertThat(keeper.claimTimer(state, 100)).hasValue(1_100);
        label(300, true, 150);
        assertThat(keeper.claimTimer(state, 150)).hasValue(300);
        assertThat(keeper.claimTimer(state, 160)).isEmpty();
        pass(300);
        assertThat(keeper.claimTimer(state, 300)).hasValue(1_100);
    }

    @Test
    void theStateSurvivesItsBinaryForm() {
        example(EXAMPLE, 100);
        label(300, true, 350);
        label(500, false, 350);
        keeper.claimTimer(state, 350);
        state = Bytes.there(new WaitingExamplesCodec(), state);

        assertThat(state.timerMillis()).isEqualTo(500);
        assertThat(pass(500)).containsExactly(new LabelledExample(EXAMPLE, 500, false, true));
    }

    @Test
    void aWaitingExampleOfFifteenInputsTakes243BytesAtMostWithUsualIds() {
        double[] inputs = new double[15];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 1 / (i + 3.0);
        }
        Example example = new Example(
                "card-fraud",
                3,
                "0123456789abcdef",
                "tx-0123456789",
                "card-123456",
                1_700_000_000_000L,
                inputs,
                0.3,
                0.4);
        example(example, 0);

        assertThat(Bytes.of(new WaitingExamplesCodec(), state).length).isLessThanOrEqualTo(243);
        assertThat(Bytes.there(new ExampleCodec(), example)).isEqualTo(example);
    }

    @Test
    void everyNumberSurvivesTheBinaryForm() {
        Example odd = payment("tx")
                .by(2, 0.25, Double.NaN)
                .at(-5, 0, -0.0, 1, -1, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, 0.1);

        assertThat(Bytes.there(new ExampleCodec(), odd)).isEqualTo(odd);
        LabelledExample labelled = new LabelledExample(odd, -7, true, true);
        assertThat(Bytes.there(new LabelledExampleCodec(), labelled)).isEqualTo(labelled);
    }

    @Test
    void thePlaceInTheOrderIsTheTimeOfTheLabelAndThenTheTransaction() {
        assertThat(List.of(place(-5, "z"), place(0, "a"), place(5, "b"), place(5, "c"), place(1L << 40, "a")))
                .isSorted();
    }

    @Test
    void aHorizonIsOverZeroAndMayBeForEver() {
        assertThatThrownBy(() -> new ExampleKeeper(0)).hasMessageContaining("0 ms");
        assertThat(new ExampleKeeper(Long.MAX_VALUE).takes(EXAMPLE, state, Long.MAX_VALUE - 1))
                .isTrue();
    }

    private static String place(long millis, String id) {
        return new LabelledExample(payment(id).at(0), millis, true, false).place();
    }

    private List<LabelledExample> example(Example example, long watermark) {
        return keeper.receive(example, state, watermark);
    }

    private List<LabelledExample> label(long millis, boolean positive, long watermark) {
        return keeper.receive(new TrainingLabel("tx", millis, positive), state, watermark);
    }

    private List<LabelledExample> pass(long watermark) {
        return keeper.pass(state, watermark);
    }
}
