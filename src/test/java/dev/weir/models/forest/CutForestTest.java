package dev.weir.models.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.Anomaly;
import dev.weir.models.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
        ForestSample sample = new ForestSample(SETTINGS, 1);
        for (int i = 0; i < 300; i++) {
            sample.learn(new double[] {7});
        }
        Scorer scorer = CutForest.grow(sample, 10).scorer();
        assertThat(scorer.score(new double[] {7})).isEqualTo(0.5, within(1e-9));
        assertThat(scorer.score(new double[] {8})).isGreaterThan(0.9);
    }

    @Test
    void theSameRowsGrowTheSameForestAfterTheSampleWasWrittenAndRead() throws IOException {
        ForestSample whole = blob(SETTINGS, 2000, 5);
        ForestSample half = read(write(blob(SETTINGS, 1000, 5)));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            double[] row = row(random);
            if (i >= 1000) {
                half.learn(row);
            }
        }
        assertThat(write(half)).isEqualTo(write(whole));
        double[] row = {3, 3, 3};
        assertThat(CutForest.grow(half, 20).scorer().score(row))
                .isEqualTo(CutForest.grow(whole, 20).scorer().score(row));
    }

    @Test
    void eachRowIsInTheSampleWithTheSameProbability() {
        double late = 0;
        for (int seed = 0; seed < 20; seed++) {
            late += shareOfLaterHalf(new ForestSample(100, 1, 0, seed)) / 20;
        }
        assertThat(late).isEqualTo(0.5, within(0.05));
    }

    @Test
    void withDecayLaterRowsTakeThePlacesOfEarlierOnes() {
        assertThat(shareOfLaterHalf(new ForestSample(100, 1, 0.01, 3))).isGreaterThan(0.99);
    }

    @Test
    void aSampleIsAsLargeAsItsBoundAndNotLarger() {
        assertThat(ForestSample.isBounded(Anomaly.MOST_SAMPLES, 256)).isTrue();
        assertThatThrownBy(() -> new ForestSample(Anomaly.MOST_SAMPLES + 1, 256, 0, 0))
                .hasMessage(
                        "1025 samples of 256 inputs are more than 262144 numbers; write fewer samples: 1024 at most");
        ForestSample sample = new ForestSample(16, 1, 0, 0);
        for (int i = 0; i < 100; i++) {
            sample.learn(new double[] {i});
        }
        assertThat(sample.size()).isEqualTo(16);
        assertThat(sample.seen()).isEqualTo(100);
    }

    private static double shareOfLaterHalf(ForestSample sample) {
        for (int i = 0; i < 2000; i++) {
            sample.learn(new double[] {i});
        }
        int late = 0;
        for (int i = 0; i < sample.size(); i++) {
            late += sample.rows[i] >= 1000 ? 1 : 0;
        }
        return late / (double) sample.size();
    }

    private static ForestSample blob(Anomaly settings, int rows, long seed) {
        ForestSample sample = new ForestSample(settings, 3);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rows; i++) {
            sample.learn(row(random));
        }
        return sample;
    }

    /** Around 0, with inputs of very different size. */
    private static double[] row(SplittableRandom random) {
        return new double[] {bell(random), 10 * bell(random), 100 * bell(random)};
    }

    private static double bell(SplittableRandom random) {
        return random.doubles(12).sum() - 6;
    }

    private static byte[] write(ForestSample sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ForestSampleCodec().write(sample, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ForestSample read(byte[] bytes) throws IOException {
        return new ForestSampleCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
