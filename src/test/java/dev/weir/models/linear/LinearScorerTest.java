package dev.weir.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.Logistic;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.online.InputScale;
import dev.weir.models.online.Sigmoid;
import dev.weir.models.online.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearScorerTest {
    private static final Logistic MODEL = new Logistic(-1, List.of(2.0, 0.5), List.of(10.0, 0.0), List.of(4.0, 1.0));

    @Test
    void theScoreIsTheProbabilityOfTheLogOdds() throws ArtifactException {
        // -1 + 2 * (12 - 10) / 4 + 0.5 * 3 = 1.5
        assertThat(LinearScorer.of(MODEL).score(new double[] {12, 3}))
                .isEqualTo(1 / (1 + Math.exp(-1.5)), within(1e-12));
    }

    @Test
    void withoutMeansAndScalesInputsAreTakenAsTheyAre() throws ArtifactException {
        LinearScorer scorer = LinearScorer.of(new Logistic(0, List.of(1.0), List.of(), List.of()));
        assertThat(scorer.score(new double[] {2})).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void anAbsentOrInfiniteInputAddsNothing() throws ArtifactException {
        LinearScorer scorer = LinearScorer.of(MODEL);
        double without = 1 / (1 + Math.exp(1 - 1.5));
        assertThat(scorer.score(new double[] {Double.NaN, 3})).isEqualTo(without, within(1e-12));
        assertThat(scorer.score(new double[] {Double.NEGATIVE_INFINITY, 3})).isEqualTo(without, within(1e-12));
    }

    @Test
    void contributionsAreTheLogOddsThatEachInputAdds() throws ArtifactException {
        assertThat(LinearScorer.of(MODEL).contributions(new double[] {12, Double.NaN}))
                .containsExactly(1, 0);
    }

    @Test
    void learnedWeightsCountInputsAsTheirLearnerScalesThemToTheBit() {
        Weights learned = new Weights(0.25, List.of(1.5, -2.0, 3.0), List.of(1.0, 2.0, 0.0), List.of(0.5, 3.0, 0.0));
        LinearScorer scorer = LinearScorer.of(learned);
        for (double far : new double[] {0, 1, -7.5, 1e9, -1e300, Double.NaN}) {
            double[] row = {far, 1 - far, 4};
            double[] moved = {
                1.5 * InputScale.scaled(far, 1, 0.5),
                -2 * InputScale.scaled(1 - far, 2, 3),
                3 * InputScale.scaled(4, 0, 0)
            };
            assertThat(scorer.contributions(row)).isEqualTo(moved);
            assertThat(scorer.score(row)).isEqualTo(Sigmoid.of(0.25 + moved[0] + moved[1] + moved[2]));
        }
    }

    @Test
    void numbersThatMakeNoModelAreRefused() {
        assertThatThrownBy(() -> LinearScorer.of(new Logistic(0, List.of(1.0), List.of(), List.of(0.0))))
                .isInstanceOf(ArtifactException.class)
                .hasMessage(
                        "a scale of 0 would divide by it; write 1 for an input that never changes, and 0 as its weight");
        assertThatThrownBy(() -> LinearScorer.of(new Logistic(0, List.of(Double.NaN), List.of(), List.of())))
                .hasMessage("weights must be finite numbers, not NaN");
    }
}
