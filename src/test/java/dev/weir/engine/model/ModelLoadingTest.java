package dev.weir.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.events.Boundary;
import dev.weir.io.document.Documents;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelCompiler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a model can be loaded, tried before it takes effect. */
final class ModelLoadingTest {
    private static final String NOWHERE = "artifact: {uri: 'file:///m.json', sha256: " + "0".repeat(64) + "}";
    private static final ModelLoading NOTHING_TRAINS = ModelLoading.NONE.withoutTraining();

    @ParameterizedTest
    @ValueSource(strings = {"online", "anomaly"})
    void aModelThatLearnsIsRefusedWhereNothingTrainsIt(String kind) throws DocumentException {
        assertThat(NOTHING_TRAINS.fault(model("kind: " + kind)))
                .isEqualTo(
                        "this job trains no models: set models.training: always in its config, or labels.topic, or push"
                                + " what 'weir models train' writes as kind: logistic");
    }

    @Test
    void anotherModelIsLoadedThereAsEverywhere() throws DocumentException {
        Model logistic = model("kind: logistic\nweights: {amount: 1}");
        ModelLoading broken = model -> "broken";

        assertThat(NOTHING_TRAINS.fault(logistic)).isEmpty();
        assertThat(broken.withoutTraining().fault(logistic)).isEqualTo("broken");
    }

    @Test
    void theLastModelThatCouldBeLoadedIsKept() throws DocumentException {
        ModelTrial trial = new ModelTrial(Scorers.withoutArtifacts());
        assertThat(trial.last()).isEmpty();

        assertThat(trial.fault(model("kind: logistic\nweights: {amount: 1}"))).isEmpty();
        assertThat(trial.fault(model("kind: trees\n" + NOWHERE))).isNotEmpty();
        assertThat(trial.last().orElseThrow().scorer().score(new double[] {0})).isEqualTo(0.5);
        trial.withoutTraining().forget();
        assertThat(trial.last()).isEmpty();
    }

    @Test
    void whatWasLoadedAheadIsNotLoadedAgainForTheOneAskingThatFollows() throws DocumentException {
        AtomicInteger reads = new AtomicInteger();
        ModelTrial trial = new ModelTrial(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new ArtifactException("it is not there");
        }));
        Model trees = model("kind: trees\n" + NOWHERE);
        Model others = model("kind: trees\n" + NOWHERE.replace("m.json", "other.json"));

        trial.ahead(trees).orElseThrow().run();
        assertThat(reads).hasValue(1);
        assertThat(trial.fault(trees)).contains("it is not there");
        assertThat(reads).hasValue(1);
        assertThat(trial.fault(trees)).contains("it is not there");
        assertThat(reads).as("somebody may have put it there meanwhile").hasValue(2);

        trial.ahead(trees).orElseThrow().run();
        assertThat(trial.fault(others)).contains("it is not there");
        assertThat(reads).hasValue(4);
    }

    /** As when a guard switches the version before off meanwhile. */
    @Test
    void whatIsLoadedAheadStaysWhenTheModelBeforeIsForgotten() throws DocumentException {
        AtomicInteger reads = new AtomicInteger();
        ModelTrial trial = new ModelTrial(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new ArtifactException("it is not there");
        }));
        Model trees = model("kind: trees\n" + NOWHERE);

        trial.ahead(trees).orElseThrow().run();
        trial.forget();

        assertThat(trial.fault(trees)).contains("it is not there");
        assertThat(reads).hasValue(1);

        trial.ahead(trees).orElseThrow().run();
        trial.withoutTraining().forgetAhead();
        assertThat(reads).hasValue(2);
        assertThat(trial.fault(trees)).contains("it is not there");
        assertThat(reads).as("it is not held").hasValue(3);
    }

    @Test
    void askedBeforeAnotherThreadBeganItIsLoadedAtOnce() throws DocumentException {
        AtomicInteger reads = new AtomicInteger();
        ModelTrial trial = new ModelTrial(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new IllegalStateException("a bug");
        }));
        Model trees = model("kind: trees\n" + NOWHERE);
        Runnable later = trial.ahead(trees).orElseThrow();

        assertThatThrownBy(() -> trial.fault(trees)).hasMessage("a bug");
        int soFar = reads.get();
        later.run();
        assertThat(reads).hasValue(soFar);
    }

    @Test
    void whoeverIsStoppedWhileAnotherThreadLoadsDoesNotLoadItItself() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch store = new CountDownLatch(1);
        ModelTrial trial = new ModelTrial(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            asked.countDown();
            awaitOrFail(store);
            throw new ArtifactException("it is not there");
        }));
        Model trees = model("kind: trees\n" + NOWHERE);
        Thread beside = new Thread(trial.ahead(trees).orElseThrow());
        beside.start();
        asked.await();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> trial.fault(trees)).matches(Boundary::isFatal).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        store.countDown();
        beside.join();
        assertThat(reads).hasValue(1);
    }

    private static void awaitOrFail(CountDownLatch latch) throws ArtifactException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new ArtifactException("interrupted");
        }
    }

    @Test
    void aModelThatStandsInItsDocumentIsNotLoadedAhead() throws DocumentException {
        ModelLoading trial = ModelLoading.by(Scorers.withoutArtifacts());

        assertThat(trial.ahead(model("kind: logistic\nweights: {amount: 1}"))).isEmpty();
        assertThat(trial.ahead(model("kind: trees\n" + NOWHERE))).isPresent();
        assertThat(trial.withoutTraining().ahead(model("kind: trees\n" + NOWHERE)))
                .isPresent();
        assertThat(trial.withoutTraining().ahead(model("kind: online"))).isEmpty();
        assertThat(ModelLoading.NONE.ahead(model("kind: trees\n" + NOWHERE))).isEmpty();
    }

    private static Model model(String kind) throws DocumentException {
        String written = "model: m\nversion: 1\non: transaction\ninputs: {amount: transaction.amount}\n" + kind;
        return new ModelCompiler(Documented.compiler())
                .inForce(Documents.yaml(10_000).read(written.getBytes(StandardCharsets.UTF_8)), "models/m");
    }
}
