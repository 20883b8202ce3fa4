package dev.weir.models.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.Logistic;
import dev.weir.models.Scorer;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.linear.LinearScorer;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.tree.TreesBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BatchTrainingTest {
    private static final TreeTrainer.Settings SMALL = new TreeTrainer.Settings(30, 3, 0.3, 1, 1);

    @Test
    void aLogisticRegressionFindsTheWeightsThatDrewTheLabels() throws ArtifactException {
        LabelledRows rows = new LabelledRows(3);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double[] row = {random.nextDouble(), 100 * random.nextDouble(), 7};
            double logOdds = -1 + 3 * row[0] - 0.02 * row[1];
            rows.add(row, random.nextDouble() < 1 / (1 + Math.exp(-logOdds)));
        }
        Logistic model = LogisticTrainer.ofDocument(LogisticTrainer.train(rows, OnlineSettings.DEFAULT, 3));
        double[] moved = LinearScorer.of(model).contributions(new double[] {1, 0, 7});
        double[] at0 = LinearScorer.of(model).contributions(new double[] {0, 100, 7});
        assertThat(moved[0] - at0[0]).isEqualTo(3, within(0.35));
        assertThat(moved[1] - at0[1]).isEqualTo(2, within(0.35));
        assertThat(model.weights().get(2)).isZero();
        assertThat(model.scales().get(2)).isEqualTo(1);
    }

    @Test
    void treesFindWhatNoSumOfInputsTells() throws ArtifactException {
        Trees model = TreeTrainer.train(oneOrTheOther(4000), SMALL);
        Scorer scorer = TreesBuilder.of(model, 3).scorer();
        assertThat(scorer.score(new double[] {0.2, 0.8, 0})).isGreaterThan(0.9);
        assertThat(scorer.score(new double[] {0.8, 0.2, 0})).isGreaterThan(0.9);
        assertThat(scorer.score(new double[] {0.2, 0.2, 0})).isLessThan(0.1);
        assertThat(scorer.score(new double[] {0.8, 0.8, 0})).isLessThan(0.1);
    }

    @Test
    void anAbsentInputGoesWhereThoseWentThatLackedItInTraining() throws ArtifactException {
        LabelledRows rows = new LabelledRows(1);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextDouble();
            boolean isAbsent = i % 4 == 0;
            rows.add(new double[] {isAbsent ? Double.NaN : value}, isAbsent || value < 0.5);
        }
        Scorer scorer = TreesBuilder.of(TreeTrainer.train(rows, SMALL), 1).scorer();
        assertThat(scorer.score(new double[] {Double.NaN})).isGreaterThan(0.9);
        assertThat(scorer.score(new double[] {0.1})).isGreaterThan(0.9);
        assertThat(scorer.score(new double[] {0.9})).isLessThan(0.1);
    }

    @Test
    void theSameRowsGiveTheSameTrees() {
        assertThat(TreeTrainer.train(oneOrTheOther(500), SMALL))
                .isEqualTo(TreeTrainer.train(oneOrTheOther(500), SMALL));
    }

    @Test
    void withoutAnythingToAskATreeIsOneLeaf() {
        LabelledRows rows = new LabelledRows(1);
        for (int i = 0; i < 100; i++) {
            rows.add(new double[] {5}, i % 2 == 0);
        }
        assertThat(TreeTrainer.train(rows, SMALL).trees())
                .allSatisfy(tree -> assertThat(tree.inputs()).containsExactly(-1));
    }

    @Test
    void thereAreAsManyNumbersAsTheBoundAndNotMore() {
        LabelledRows rows = new LabelledRows(2, 200);
        for (int i = 0; i < 100; i++) {
            assertThat(rows.add(new double[] {i, i}, true)).isTrue();
        }
        assertThat(rows.add(new double[2], true)).isFalse();
        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.input(99, 1)).isEqualTo(99);
        assertThatThrownBy(() -> new LabelledRows(257)).hasMessage("a row has 1 to 256 inputs, not 257");
        assertThatThrownBy(() -> new TreeTrainer.Settings(1001, 3, 0.1, 1, 1))
                .hasMessage("trees must be 1 to 1000, not 1001");
        assertThatThrownBy(() -> new TreeTrainer.Settings(10, 9, 0.1, 1, 1)).hasMessage("depth must be 1 to 8, not 9");
    }

    /** True where exactly one of the first two is above a half. */
    private static LabelledRows oneOrTheOther(int count) {
        LabelledRows rows = new LabelledRows(3);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < count; i++) {
            double[] row = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            rows.add(row, row[0] > 0.5 != row[1] > 0.5);
        }
        return rows;
    }
}
