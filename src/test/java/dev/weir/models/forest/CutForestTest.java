package dev.weir.models.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.Anomaly;
import dev.weir.models.Scorer;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CutForestTest {
    private static final Anomaly SETTINGS = new Anomaly(50, 256, 0, 1, "");

    @Test
    void aRowFarFromAllOthersScoresHigherThanThoseAmongThem() {
        Scorer scorer = CutForest.grow(blob(SETTINGS, 3000, 1), 50).scorer();
        assertThat(scorer.score(new double[] {0.1, 2, -30})).isBetween(0.3, 0.5);
        assertThat(scorer.score(new double[] {8, 2, -30})).isGreaterThan(0.65);
        assertThat(scorer.score(new double[] {0, 0, 3000})).isGreaterThan(0.75);
    }

    @Test
    void theFartherARowIsTheHigherIsItsScore() {
        Scorer scorer = CutForest.grow(blob(SETTINGS, 3000, 1), 50).scorer();
        double before = 0;
        for (double far = 3; far < 1000; far *= 2) {
            double score = scorer.score(new double[] {far, 0, 0});
            assertThat(score).isGreaterThan(before).isLessThan(1);
            before = score;
        }
    }

    @Test
    void theInputThatLiesApartHasTheLargestPartOfTheScore() {
        Scorer scorer = CutForest.grow(blob(SETTINGS, 3000, 1), 50).scorer();
        double[] row = {0, 0, 900};
        double[] parts = scorer.contributions(row);
        assertThat(parts[2]).isGreaterThan(0.6).isGreaterThan(parts[0] + parts[1]);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(scorer.score(row), within(1e-12));
    }

    @Test
    void anAbsentInputCountsAsTheMedian() {
        Scorer scorer = CutForest.grow(blob(SETTINGS, 3000, 1), 50).scorer();
        assertThat(scorer.score(new double[] {Double.NaN, Double.NaN, Double.NaN}))
                .isLessThan(0.5);
        assertThat(scorer.score(new double[] {Double.NaN, 0, Double.POSITIVE_INFINITY}))
                .isGreaterThan(0.75);
    }

    @Test
    void rowsThatAreAllEqualScoreLowAndAnotherOneHigh() {
        ForestLearner learner = new ForestLearner(SETTINGS, 1);
        for (int i = 0; i < 300; i++) {
            learner.learn(i, new double[] {7});
        }
        Scorer scorer = CutForest.grow(learner.sample(256), 10).scorer();
        assertThat(scorer.score(new double[] {7})).isEqualTo(0.5, within(1e-9));
        assertThat(scorer.score(new double[] {8})).isGreaterThan(0.9);
    }

    @Test
    void theSameSampleGrowsTheSameForestAfterADocumentHeldIt() throws IOException {
        ForestSample sample = blob(SETTINGS, 2000, 5);
        ForestSample read = ForestSampleCodec.ofText(ForestSampleCodec.text(sample));
        double[] row = {3, 3, 3};
        assertThat(CutForest.grow(read, 20).scorer().score(row))
                .isEqualTo(CutForest.grow(sample, 20).scorer().score(row));
        assertThat(ForestSampleCodec.text(read)).isEqualTo(ForestSampleCodec.text(sample));
    }

    @Test
    void aSampleIsAsLargeAsItsBoundAndNotLarger() {
        assertThat(ForestSample.isBounded(Anomaly.MOST_SAMPLES, 256)).isTrue();
        assertThatThrownBy(() -> new ForestLearner(Anomaly.MOST_SAMPLES + 1, 256, 0, 0))
                .hasMessage(
                        "1025 samples of 256 inputs are more than 262144 numbers; write fewer samples: 1024 at most");
    }

    @Test
    void aTextHasRoomForAsManyRowsAsItSays() {
        ForestLearner learner = new ForestLearner(Anomaly.MOST_SAMPLES, 256, 0, 0);
        for (int i = 0; i < Anomaly.MOST_SAMPLES; i++) {
            learner.learn(i, new double[256]);
        }
        for (int characters = 0; characters < 1_390_000; characters += 123_456) {
            int rows = ForestSampleCodec.rowsInText(characters, 256);
            assertThat(ForestSampleCodec.text(learner.sample(rows)).length())
                    .isBetween(characters - 2_000, Math.max(characters, 48));
        }
    }

    private static ForestSample blob(Anomaly settings, int rows, long seed) {
        ForestLearner learner = new ForestLearner(settings, 3);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rows; i++) {
            learner.learn(i, row(random));
        }
        return learner.sample(settings.samples());
    }

    /** Around 0, with inputs of very different size. */
    private static double[] row(SplittableRandom random) {
        return new double[] {bell(random), 10 * bell(random), 100 * bell(random)};
    }

    private static double bell(SplittableRandom random) {
        return random.doubles(12).sum() - 6;
    }
}
