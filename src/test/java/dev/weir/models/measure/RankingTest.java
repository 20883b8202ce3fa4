package dev.weir.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Seeds;
import dev.weir.engine.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RankingTest {
    private record Example(double score, boolean label) {}

    static LongStream seeds() {
        return Seeds.upTo(30);
    }

    /** The example on the page of scikit-learn: 0.75 and 0.83. */
    @Test
    void fourExamplesHaveTheFiguresThatOneCanCountByHand() {
        ScoredWindow window = new ScoredWindow(10);
        window.add(0.1, false);
        window.add(0.4, false);
        window.add(0.35, true);
        window.add(0.8, true);
        window.add(Double.NaN, true);
        assertThat(Ranking.of(window)).isEqualTo(new Ranking(2, 2, 0.75, (1 + 2.0 / 3) / 2, 0, 0));
        assertThat(window.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
    }

    @Test
    void withoutBothKindsOfLabelsThereIsNoFigure() {
        ScoredWindow window = new ScoredWindow(10);
        assertThat(Ranking.of(window).auc()).isNaN();
        assertThat(window.logLoss()).isNaN();
        assertThat(Calibration.of(window).error()).isNaN();
        window.add(2, true);
        assertThat(Ranking.of(window).auc()).isNaN();
        assertThat(Ranking.of(window).averagePrecision()).isEqualTo(1);
        assertThat(window.logLoss()).as("a score above 1 is 1").isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWindowHoldsTheNewestAndIsMeasuredAsPairByPair(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = random.nextInt(1, 60);
        int grain = random.nextInt(1, 40);
        ScoredWindow window = new ScoredWindow(most);
        List<Example> all = new ArrayList<>();
        for (int i = random.nextInt(150); i >= 0; i--) {
            Example example = new Example((double) random.nextInt(grain) / grain, random.nextInt(3) == 0);
            all.add(example);
            window.add(example.score(), example.label());
        }
        List<Example> newest = all.subList(Math.max(0, all.size() - most), all.size());
        Ranking ranking = Ranking.of(window);
        assertThat(ranking.auc()).isEqualTo(naiveAuc(newest), within(1e-12));
        assertThat(ranking.averagePrecision()).isEqualTo(naivePrecision(newest), within(1e-12));
        ScoredWindow restored = Bytes.there(new ScoredWindowCodec(), window);
        restored.add(0.5, true);
        window.add(0.5, true);
        assertThat(Ranking.of(restored)).isEqualTo(Ranking.of(window));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsInBinsAreAsFarFromTheExactFiguresAsTheySayAtMost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoreCounts counts = new ScoreCounts();
        ScoredWindow window = new ScoredWindow(5000);
        for (int i = 0; i < 5000; i++) {
            double score = Math.pow(random.nextDouble(), 8);
            boolean label = random.nextDouble() < score;
            counts.add(score, label);
            window.add(score, label);
        }
        Ranking exact = Ranking.of(window);
        Ranking binned = counts.ranking();
        assertThat(binned.auc()).isEqualTo(exact.auc(), within(binned.aucError() + 1e-12));
        assertThat(binned.averagePrecision())
                .isEqualTo(exact.averagePrecision(), within(binned.averagePrecisionError() + 1e-12));
        assertThat(binned.aucError()).isLessThan(0.001);
        assertThat(binned.averagePrecisionError()).isLessThan(0.01);
        assertThat(counts.logLoss()).isEqualTo(window.logLoss(), within(1e-12));
        assertThat(Calibration.of(window).error()).isLessThan(0.05);
    }

    @Test
    void scoresAtTheVeryEndsHaveBinsOfTheirOwn() {
        ScoreCounts counts = new ScoreCounts();
        for (double score : new double[] {0, Double.MIN_VALUE, 0.5, Math.nextDown(1.0), 1, 7, -3}) {
            counts.add(score, score >= 0.5);
        }
        counts.add(Double.NaN, true);
        assertThat(counts.size()).isEqualTo(7);
        assertThat(counts.ranking().auc()).isEqualTo(1);
        assertThat(counts.accuracy()).isEqualTo(1);
        assertThat(counts.expected()).isEqualTo(3.5, within(1e-9));
    }

    @Test
    void calibrationComparesWhatWasExpectedWithWhatWasSeenAndKeepsEqualScoresTogether() {
        ScoredWindow window = new ScoredWindow(100);
        for (int i = 0; i < 100; i++) {
            window.add(i < 80 ? 0.25 : 0.75, i % 4 == 0);
        }
        Calibration calibration = Calibration.of(window);
        assertThat(calibration.bins())
                .containsExactly(new Calibration.Bin(80, 0.25, 0.25), new Calibration.Bin(20, 0.75, 0.25));
        assertThat(calibration.error()).isEqualTo(0.1, within(1e-12));
    }

    @Test
    void aWindowHoldsAMillionExamplesAtMost() {
        assertThat(new ScoredWindow(ScoredWindow.MOST).most()).isEqualTo(1_000_000);
        assertThatThrownBy(() -> new ScoredWindow(ScoredWindow.MOST + 1))
                .hasMessage("a window holds 1 to 1000000 examples, not 1000001");
        assertThatThrownBy(() -> new ScoredWindow(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double naiveAuc(List<Example> examples) {
        double won = 0;
        double pairs = 0;
        for (Example one : examples) {
            for (Example other : examples) {
                if (one.label() && !other.label()) {
                    pairs++;
                    won += one.score() > other.score() ? 1 : one.score() == other.score() ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double naivePrecision(List<Example> examples) {
        return examples.stream()
                .filter(Example::label)
                .mapToDouble(one -> examples.stream()
                        .filter(other -> other.score() >= one.score())
                        .mapToDouble(other -> other.label() ? 1 : 0)
                        .average()
                        .orElseThrow())
                .average()
                .orElse(Double.NaN);
    }
}
