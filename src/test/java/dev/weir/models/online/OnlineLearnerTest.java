package dev.weir.models.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Seeds;
import dev.weir.engine.Bytes;
import dev.weir.models.linear.LinearScorer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OnlineLearnerTest {
    private static final int INPUTS = 4;

    static LongStream seeds() {
        return Seeds.upTo(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itLearnsWhatThePublishedAlgorithmWrittenDownPlainlyLearns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OnlineSettings settings = new OnlineSettings(
                random.nextDouble(0.01, 2), random.nextInt(3), random.nextInt(3), 0, random.nextDouble(1, 9), 1);
        OnlineLearner learner = new OnlineLearner(settings, INPUTS);
        NaiveLearner naive = new NaiveLearner(settings, INPUTS);
        for (int i = 0; i < 90; i++) {
            double[] inputs = inputs(random);
            assertThat(learner.score(inputs)).isCloseTo(naive.score(inputs), within(1e-9));
            boolean label = inputs[0] + random.nextDouble() > 1;
            double weight = random.nextDouble();
            learner.learn(inputs, label, weight);
            naive.learn(inputs, label, weight);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itsWeightsAndItsStateScoreToTheLastBitAsItDoesWhateverTheInputs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OnlineLearner learner = new OnlineLearner(new OnlineSettings(0.5, 0.1, 0.1, 50, 3, 1), INPUTS);
        for (int i = 0; i < 300; i++) {
            learner.learn(hostile(random), random.nextInt(5) == 0, 1);
        }
        OnlineLearner restored = Bytes.there(new OnlineLearnerCodec(), learner);
        for (int i = 0; i < 20; i++) {
            double[] inputs = hostile(random);
            double score = learner.score(inputs);
            assertThat(score).isBetween(0.0, 1.0);
            assertThat(LinearScorer.of(learner.weights()).score(inputs)).isEqualTo(score);
            assertThat(restored.score(inputs)).isEqualTo(score);
            learner.learn(inputs, true, 1);
            restored.learn(inputs, true, 1);
            assertThat(Bytes.of(new OnlineLearnerCodec(), restored))
                    .isEqualTo(Bytes.of(new OnlineLearnerCodec(), learner));
        }
    }

    @Test
    void beforeItsFirstLabelItCannotTellAndConstantOrAbsentInputsTellItNothing() {
        OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, 2);
        assertThat(learner.score(new double[] {5, Double.NaN})).isEqualTo(0.5);
        for (int i = 0; i < 100; i++) {
            learner.learn(new double[] {5, Double.NaN}, i % 4 == 0, 1);
        }
        assertThat(learner.weights().weights()).containsExactly(0.0, 0.0);
        assertThat(learner.score(new double[] {1e300, Double.NaN})).isCloseTo(0.25, within(0.1));
    }

    @Test
    void aSingleHostileNumberDoesNotFlattenAnInput() {
        OnlineLearner learner = learned(1000, OnlineSettings.DEFAULT, 1);
        double before = learner.score(new double[] {1});
        learner.learn(new double[] {1e300}, false, 1);
        learner.learn(new double[] {Double.POSITIVE_INFINITY}, false, 1);
        learner.learn(new double[] {-Double.MAX_VALUE}, true, 1);
        for (int i = 0; i < 1000; i++) {
            learner.learn(new double[] {i % 2}, i % 2 == 1, 1);
        }
        assertThat(before).isGreaterThan(0.9);
        assertThat(learner.score(new double[] {1})).isGreaterThan(0.8);
        assertThat(learner.score(new double[] {0})).isLessThan(0.2);
    }

    @Test
    void oneThatForgetsFollowsAWorldThatTurnsAround() {
        OnlineLearner forgetful = new OnlineLearner(new OnlineSettings(0.2, 0, 0, 500, 1, 1), 1);
        OnlineLearner faithful = new OnlineLearner(new OnlineSettings(0.2, 0, 0, 0, 1, 1), 1);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40_500; i++) {
            double[] input = {i % 2};
            boolean label = (i % 2 == 1) == (i < 40_000) == random.nextInt(4) > 0;
            forgetful.learn(input, label, 1);
            faithful.learn(input, label, 1);
        }
        assertThat(forgetful.score(new double[] {0})).isGreaterThan(0.65);
        assertThat(faithful.score(new double[] {0})).isLessThan(0.55);
    }

    @Test
    void aStrongL1HoldsTheWeightOfNoiseAtZero() {
        OnlineLearner learner = new OnlineLearner(new OnlineSettings(0.2, 20, 0, 0, 1, 1), 2);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            boolean label = random.nextBoolean();
            learner.learn(new double[] {label ? 1 : 0, random.nextDouble()}, label, 1);
        }
        assertThat(learner.weights().weights().get(0)).isPositive();
        assertThat(learner.weights().weights().get(1)).isZero();
    }

    @Test
    void otherSettingsOrOnlyItsWeightsGoOnFromWhatWasLearned() {
        OnlineLearner learner = learned(1000, OnlineSettings.DEFAULT, 1);
        OnlineLearner slower = learner.with(new OnlineSettings(0.01, 0.5, 1, 0, 1, 1));
        OnlineLearner heir = OnlineLearner.from(OnlineSettings.DEFAULT, learner.weights());
        for (double input : new double[] {0, 0.3, 1, Double.NaN}) {
            double score = learner.score(new double[] {input});
            assertThat(slower.score(new double[] {input})).isCloseTo(score, within(1e-12));
            assertThat(heir.score(new double[] {input})).isCloseTo(score, within(1e-12));
        }
        assertThat(slower.labels()).isEqualTo(1000);
        assertThat(slower.settings().learningRate()).isEqualTo(0.01);
        slower.learn(new double[] {0}, true, 1);
        assertThat(learner.labels()).as("it is left as it was").isEqualTo(1000);
    }

    @Test
    void itHasUpTo256InputsAndExamplesWeighUpTo1000() {
        OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, OnlineLearner.MOST_INPUTS);
        learner.learn(new double[OnlineLearner.MOST_INPUTS], true, OnlineSettings.MOST_STRENGTH);
        assertThat(Bytes.there(new OnlineLearnerCodec(), learner).labels()).isEqualTo(1);
        assertThatThrownBy(() -> new OnlineLearner(OnlineSettings.DEFAULT, OnlineLearner.MOST_INPUTS + 1))
                .hasMessage("257 inputs; a model has at most 256");
        assertThatThrownBy(() -> learner.learn(new double[OnlineLearner.MOST_INPUTS], true, 1000.1))
                .hasMessage("the weight of an example must be 0 to 1000.0, not 1000.1");
    }

    @Test
    void settingsOutsideOfTheirBoundsAreRefusedByName() {
        assertThat(new OnlineSettings(10, 1000, 1000, 1e9, 1000, 1000)).isNotNull();
        assertThatThrownBy(() -> new OnlineSettings(0, 0, 0, 0, 1, 1))
                .hasMessage("rate must be above 0 and at most 10.0, not 0.0");
        assertThatThrownBy(() -> new OnlineSettings(1, 0, -1, 0, 1, 1)).hasMessage("l2 must be 0 to 1000.0, not -1.0");
        assertThatThrownBy(() -> new OnlineSettings(1, 0, 0, Double.NaN, 1, 1))
                .hasMessage("halfLife must be 0 to 1.0E9, not NaN");
    }

    /** Taught that the label is true where the input is 1, false where it is 0. */
    private static OnlineLearner learned(int examples, OnlineSettings settings, double weight) {
        OnlineLearner learner = new OnlineLearner(settings, 1);
        for (int i = 0; i < examples; i++) {
            learner.learn(new double[] {i % 2}, i % 2 == 1, weight);
        }
        return learner;
    }

    private static double[] inputs(SplittableRandom random) {
        return new double[] {
            random.nextDouble(),
            random.nextInt(2),
            random.nextInt(3) == 0 ? Double.NaN : random.nextDouble(-1000, 1000),
            7
        };
    }

    private static double[] hostile(SplittableRandom random) {
        double[] inputs = inputs(random);
        double[] worst = {1e300, -1e300, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, -0.0};
        return Arrays.stream(inputs)
                .map(input -> random.nextInt(10) == 0 ? worst[random.nextInt(worst.length)] : input)
                .toArray();
    }
}
