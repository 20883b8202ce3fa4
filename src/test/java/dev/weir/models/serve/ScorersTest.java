package dev.weir.models.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.models.OnnxBytes;
import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.ModelKind;
import dev.weir.models.Online;
import dev.weir.models.Onnx;
import dev.weir.models.Trees;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.forest.ForestSampleCodec;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScorersTest {
    private static final List<String> TWO = List.of("amount", "night");
    private static final byte[] BYTES = OnnxBytes.logistic(0, 1, 1);
    private static final Onnx ONNX = new Onnx("probability", 0);
    private static final Artifact.AtUri ARTIFACT = new Artifact.AtUri(Artifacts.sha256(BYTES), "file:///a.onnx");

    @Test
    void anArtifactIsReadAndLoadedOnceForAllWhoHoldIt() throws ArtifactException {
        AtomicInteger reads = new AtomicInteger();
        Scorers scorers = new Scorers((artifact, most) -> {
            reads.incrementAndGet();
            return BYTES;
        });
        LoadedModel first = scorers.load(ONNX, TWO, Optional.of(ARTIFACT));
        LoadedModel second = scorers.load(ONNX, TWO, Optional.of(ARTIFACT));
        assertThat(second).isSameAs(first);
        assertThat(reads).hasValue(1);
        assertThat(first.scorer()).isNotSameAs(second.scorer());
        LoadedModel other = scorers.load(ONNX, List.of("a", "b"), Optional.of(ARTIFACT));
        assertThat(other).isNotSameAs(first);
    }

    @Test
    void anArtifactElsewhereIsReadThereEvenIfItSaysToBeOneThatIsKnown() throws ArtifactException {
        AtomicInteger reads = new AtomicInteger();
        Scorers scorers = new Scorers((artifact, most) -> {
            reads.incrementAndGet();
            return BYTES;
        });
        LoadedModel first = scorers.load(ONNX, TWO, Optional.of(ARTIFACT));
        Artifact elsewhere = new Artifact.AtUri(ARTIFACT.sha256(), "file:///b.onnx");
        assertThat(scorers.load(ONNX, TWO, Optional.of(elsewhere))).isNotSameAs(first);
        Artifact file = new Artifact.InFile("a.onnx", Optional.empty());
        assertThat(scorers.load(ONNX, TWO, Optional.of(file))).isNotSameAs(scorers.load(ONNX, TWO, Optional.of(file)));
        assertThat(reads).hasValue(4);
    }

    @Test
    void whatHasLearnedNothingCannotTell() throws ArtifactException {
        Online online = new Online(OnlineSettings.DEFAULT, Optional.empty());
        assertThat(score(online, TWO, 1, 1)).isNaN();
        assertThat(score(Anomaly.DEFAULT, TWO, 1, 1)).isNaN();
    }

    @Test
    void eachKindThatStandsInItsDocumentScores() throws ArtifactException, IOException {
        assertThat(score(new Logistic(0, List.of(1.0, 1.0), List.of(), List.of()), TWO, 0, 0))
                .isEqualTo(0.5);
        Weights weights = new Weights(0, List.of(1.0, 1.0), List.of(0.0, 0.0), List.of(1.0, 1.0));
        assertThat(score(new Online(OnlineSettings.DEFAULT, Optional.of(weights)), TWO, 0, 0))
                .isEqualTo(0.5);
        Trees.Tree leaf =
                new Trees.Tree(List.of(-1), List.of(0.0), List.of(0), List.of(0), List.of(false), List.of(0.0));
        assertThat(score(new Trees(0, List.of(leaf)), TWO, 0, 0)).isEqualTo(0.5);
        assertThat(score(anomaly(2), TWO, 0, 0)).isBetween(0.2, 0.6);
        assertThat(score(anomaly(2), TWO, 500, 0)).isGreaterThan(0.6);
    }

    @Test
    void whatDoesNotFitTheInputsIsRefused() throws IOException {
        refused(new Logistic(0, List.of(1.0), List.of(), List.of()), "the model has 2 inputs, 1 weights, 0 means");
        refused(new Logistic(0, List.of(1.0, 1.0), List.of(0.0), List.of()), "2 weights, 1 means and 0 scales");
        Weights weights = new Weights(0, List.of(1.0), List.of(0.0), List.of(1.0));
        refused(new Online(OnlineSettings.DEFAULT, Optional.of(weights)), "2 inputs, and 1 weights were learned");
        refused(anomaly(3), "the model has 2 inputs, and its sample was learned with 3");
        refused(ONNX, "there is no artifact; write where the model is");
        refused(new Trees(0, List.of()), "there is no artifact");
    }

    @Test
    void whatNoForestWroteIsRefused() {
        refused(new Anomaly(50, 256, 0, 1, "AAAA"), "'learned' is not what a forest wrote");
        refused(new Anomaly(50, 256, 0, 1, "not base64"), "leave it out to learn it anew");
        refused(new Anomaly(201, 256, 0, 1, ""), "201 trees over 2 inputs; write 1 to 200");
    }

    @Test
    void aModelHasAsManyInputsAsTheBoundAndNotMore() throws ArtifactException {
        List<String> most = Collections.nCopies(ModelKind.MOST_INPUTS, "x");
        Logistic model = new Logistic(0, Collections.nCopies(ModelKind.MOST_INPUTS, 0.0), List.of(), List.of());
        assertThat(score(model, most, new double[ModelKind.MOST_INPUTS])).isEqualTo(0.5);
        List<String> more = Collections.nCopies(ModelKind.MOST_INPUTS + 1, "x");
        assertThatThrownBy(() -> Scorers.withoutArtifacts().load(model, more, Optional.empty()))
                .hasMessage("a model has 1 to 256 inputs, not 257");
    }

    @Test
    void aSourceThatHasNoArtifactSaysSo() {
        assertThatThrownBy(() -> new Scorers(ArtifactSource.NONE).load(ONNX, TWO, Optional.of(ARTIFACT)))
                .hasMessageContaining("no artifacts can be read here");
    }

    private static void refused(ModelKind kind, String words) {
        assertThatThrownBy(() -> Scorers.withoutArtifacts().load(kind, TWO, Optional.empty()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(words);
    }

    private static double score(ModelKind kind, List<String> inputs, double... row) throws ArtifactException {
        return Scorers.withoutArtifacts()
                .load(kind, inputs, Optional.empty())
                .scorer()
                .score(row);
    }

    private static Anomaly anomaly(int inputs) {
        ForestLearner learner = new ForestLearner(Anomaly.DEFAULT, inputs);
        for (int i = 0; i < 100; i++) {
            double[] row = new double[inputs];
            row[0] = i % 10 - 5;
            learner.learn(i, row);
        }
        return new Anomaly(50, 256, 0, 1, ForestSampleCodec.text(learner.sample(256)));
    }
}
