package dev.weir.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.bench.models.BenchTrees;
import dev.weir.bench.models.OnnxBytes;
import dev.weir.bench.models.ProtoWriter;
import dev.weir.models.Onnx;
import dev.weir.models.Scorer;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.tree.TreesBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OnnxModelTest {
    private static final List<String> TWO = List.of("amount", "night");

    @Test
    void aLogisticModelScoresAsItsFormula() throws ArtifactException {
        OnnxModel model = OnnxModel.load(OnnxBytes.logistic(-1, 0.5f, 2), TWO, new Onnx("probability", 0));
        Scorer scorer = model.scorer();
        assertThat(scorer.score(new double[] {4, 1})).isEqualTo(1 / (1 + Math.exp(-3)), within(1e-6));
        assertThat(scorer.score(new double[] {0, 0})).isEqualTo(1 / (1 + Math.exp(1)), within(1e-6));
        assertThat(scorer.contributions(new double[] {4, 1})).isEmpty();
    }

    @Test
    void treesInOnnxScoreAsTheSameTreesInPlainArrays() throws ArtifactException {
        Trees trees = BenchTrees.of(10, 4, 5, 3);
        Scorer plain = TreesBuilder.of(trees, 5).scorer();
        List<String> names = List.of("a", "b", "c", "d", "e");
        Scorer onnx = OnnxModel.load(OnnxBytes.trees(trees, 5), names, new Onnx("probabilities", 1))
                .scorer();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            double[] row = random.doubles(5).map(x -> x < 0.1 ? Double.NaN : x).toArray();
            assertThat(onnx.score(row)).isEqualTo(plain.score(row), within(1e-6));
        }
    }

    @Test
    void anInputOfItsOwnForEachNameIsGivenThatInput() throws ArtifactException {
        ProtoWriter graph = new ProtoWriter()
                .message(1, OnnxBytes.node("Sub", "", List.of("amount", "night"), List.of("difference")))
                .message(1, OnnxBytes.node("Sigmoid", "", List.of("difference"), List.of("p")))
                .message(11, OnnxBytes.floats("night", 0, 1))
                .message(11, OnnxBytes.floats("amount", 0, 1))
                .message(12, OnnxBytes.floats("p", 0, 1));
        Scorer scorer = OnnxModel.load(OnnxBytes.model(graph, 17), TWO, new Onnx("p", 0))
                .scorer();
        assertThat(scorer.score(new double[] {3, 1})).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-6));
    }

    @Test
    void anAbsentInputThatTheModelHasNoAnswerForMakesTheScoreAbsent() throws ArtifactException {
        Scorer scorer = OnnxModel.load(OnnxBytes.logistic(0, 1, 1), TWO, new Onnx("probability", 0))
                .scorer();
        assertThat(scorer.score(new double[] {Double.NaN, 1})).isNaN();
        assertThat(scorer.score(new double[] {0, 0})).isEqualTo(0.5, within(1e-6));
    }

    @Test
    void twoScorersOfAModelHaveBuffersOfTheirOwn() throws ArtifactException {
        OnnxModel model = OnnxModel.load(OnnxBytes.logistic(0, 1, 1), TWO, new Onnx("probability", 0));
        Scorer first = model.scorer();
        Scorer second = model.scorer();
        assertThat(second.score(new double[] {5, 5})).isGreaterThan(0.99);
        assertThat(first.score(new double[] {-5, -5})).isLessThan(0.01);
    }
}
