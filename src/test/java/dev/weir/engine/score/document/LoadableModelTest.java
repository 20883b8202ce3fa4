package dev.weir.engine.score.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models whose bytes come slowly, or not at all. */
@Timeout(600)
final class LoadableModelTest {
    /** One leaf, as XGBoost writes it. */
    private static final byte[] LEAF = """
            {"learner":{"feature_names":["amount"],"gradient_booster":{"model":{"trees":[{"base_weights":[1E-1],
            "default_left":[0],"left_children":[-1],"right_children":[-1],"split_conditions":[5E-1],
            "split_indices":[0],"sum_hessian":[1E0],"categories_nodes":[],"split_type":[0],"parents":[2147483647],
            "tree_param":{"num_deleted":"0","num_feature":"1","num_nodes":"1","size_leaf_vector":"1"}}],
            "tree_info":[0],"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"}},"name":"gbtree"},
            "learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"1","num_target":"1"},
            "objective":{"name":"binary:logistic"}},"version":[2,1,0]}
            """.getBytes(StandardCharsets.UTF_8);

    private static final Executor BESIDE = loading -> {
        Thread thread = new Thread(loading);
        thread.setDaemon(true);
        thread.start();
    };

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch store = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whoeverAsksWhileItIsLoadedAheadWaitsAndItIsReadOnce() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> slowly()));

        model.loadAhead(BESIDE);
        model.loadAhead(BESIDE);
        asked.await(); // the bytes are asked for, though no decision was made, and this thread goes on
        FutureTask<Optional<LoadedModel>> decision = new FutureTask<>(model::loaded);
        BESIDE.execute(decision);
        assertThat(decision.isDone()).isFalse();
        store.countDown();

        assertThat(decision.get(5, TimeUnit.MINUTES)).isPresent();
        assertThat(model.loaded().orElseThrow().scorer().score(new double[] {1}))
                .isBetween(0.1, 0.9);
        assertThat(reads).hasValue(1);
    }

    @Test
    void whoeverIsStoppedWhileItWaitsForAStoreDoesNotWaitOn() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> slowly()));
        model.loadAhead(BESIDE);
        asked.await();

        Thread.currentThread().interrupt();
        assertThatThrownBy(model::loaded)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();

        store.countDown();
        assertThat(model.loaded()).isPresent();
    }

    @Test
    void whatCannotBeLoadedAheadIsAbsentAndNotTriedAgain() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new ArtifactException("the store is down");
        }));

        model.loadAhead(Runnable::run);

        assertThat(model.loaded()).isEmpty();
        assertThat(model.loaded()).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void aFaultOfTheProgramIsToldToWhoAsksAndNotToWhoHadItLoaded() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            throw new UnsupportedOperationException("a fault");
        }));

        model.loadAhead(Runnable::run);

        assertThatThrownBy(model::loaded).hasMessageContaining("models/m").hasRootCauseMessage("a fault");
    }

    @Test
    void nothingIsLoadedUntilItIsAskedIfNobodyHasItLoadedAhead() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            return LEAF;
        }));
        assertThat(model.isBegun()).isFalse();
        assertThat(reads).hasValue(0);

        assertThat(model.loaded()).isPresent();

        assertThat(model.isBegun()).isTrue();
        model.loadAhead(BESIDE);
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatWasLoadedWhenItWasExpectedIsThereWhenItIsInForce() throws Exception {
        ModelDocuments documents = documents(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            return LEAF;
        }));
        LoadableModel expected = documents
                .expected(new RulebookUpdate.Expect("models/m", document()), 0)
                .loadable();
        expected.loadAhead(Runnable::run);

        LoadedModel inForce = inForce(documents).loaded().orElseThrow();

        assertThat(inForce).isSameAs(expected.loaded().orElseThrow());
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatWasNotThereWhenItWasExpectedIsReadAgainWhenTheSameIsPushedAgainAndComesIntoForce() throws Exception {
        ModelDocuments documents = documents(new Scorers((artifact, mostBytes) -> {
            if (reads.incrementAndGet() == 1) {
                throw new ArtifactException("the store is down");
            }
            return LEAF;
        }));
        LoadableModel expected = documents
                .expected(new RulebookUpdate.Expect("models/m", document()), 0)
                .loadable();
        expected.loadAhead(Runnable::run);
        assertThat(expected.loaded()).isEmpty();

        assertThat(inForce(documents).loaded()).isPresent();
    }

    private byte[] slowly() throws ArtifactException {
        reads.incrementAndGet();
        asked.countDown();
        try {
            store.await();
        } catch (InterruptedException e) {
            throw new ArtifactException("stopped");
        }
        return LEAF;
    }

    private static LoadableModel model(Scorers scorers) throws Exception {
        return inForce(documents(scorers));
    }

    private static ModelDocuments documents(Scorers scorers) {
        return new ModelDocuments(Documented.documents(), Documented.compiler(), scorers);
    }

    private static LoadableModel inForce(ModelDocuments documents) throws Exception {
        return documents
                .of(List.of(new RulebookUpdate.PutDocument(1, "models/m", document())))
                .get(0)
                .loadable();
    }

    private static String document() throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LEAF));
        return """
                {"model": "m", "version": 1, "on": "transaction", "inputs": {"amount": "transaction.amount"},
                 "kind": "trees", "artifact": {"uri": "file:///m.json", "sha256": "%s"}}""".formatted(hash);
    }
}
