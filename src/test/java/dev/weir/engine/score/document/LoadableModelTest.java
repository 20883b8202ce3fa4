package dev.weir.engine.score.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.Boundary;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
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

    private static final Executor BESIDE = LoadableModelTest::started;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch store = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whoeverAsksWhileItIsLoadedAheadWaitsAndItIsReadOnce() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> slowly()));

        model.loadAhead(BESIDE, 0);
        model.loadAhead(BESIDE, 0);
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
        model.loadAhead(BESIDE, 0);
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
    void whatCannotBeLoadedAheadIsAbsentAndNotTriedAgainByDecisions() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new ArtifactException("the store is down");
        }));

        model.loadAhead(Runnable::run, 0);

        assertThat(model.loaded()).isEmpty();
        assertThat(model.loaded()).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatCouldNotBeLoadedIsTriedAgainAfterRestsThatGrow() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            reads.incrementAndGet();
            throw new ArtifactException("the store is down");
        }));
        assertThat(model.loadAhead(Runnable::run, 0)).isEmpty();

        long nowMillis = 0;
        for (long rest : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000}) {
            int tries = reads.get();
            assertThat(model.loadAhead(Runnable::run, nowMillis)).contains("the store is down");
            assertThat(model.loadAhead(Runnable::run, nowMillis + rest - 1)).isEmpty(); // it is told once
            assertThat(reads).hasValue(tries);
            nowMillis += rest;
            assertThat(model.loadAhead(Runnable::run, nowMillis)).isEmpty();
            assertThat(reads).hasValue(tries + 1);
        }
    }

    @Test
    void aFurtherTryBringsItAndNoDecisionWaitsMeanwhile() throws Exception {
        List<Runnable> begun = new ArrayList<>();
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> {
            if (reads.incrementAndGet() == 1) {
                throw new ArtifactException("the store is down");
            }
            return LEAF;
        }));
        assertThat(model.loaded()).isEmpty();
        assertThat(model.loadAhead(begun::add, 0)).contains("the store is down");
        assertThat(model.loadAhead(begun::add, 1_000)).isEmpty();

        assertThat(model.loaded()).isEmpty();
        assertThat(reads).hasValue(1);
        assertThat(model.loadAhead(begun::add, 1_000_000)).as("under way").isEmpty();
        assertThat(begun).hasSize(1);
        begun.get(0).run();
        assertThat(model.loaded()).isPresent();
    }

    /** There are few threads that load, and a store in which one hangs would take them all. */
    @Test
    void itIsNotTriedAgainWhileAThreadHangsInTheLastTry() throws Exception {
        LoadableModel model = model(new Scorers(
                (artifact, mostBytes) -> {
                    reads.incrementAndGet();
                    awaitWhateverHappens(store);
                    return LEAF;
                },
                50));
        long nowMillis = 0;
        String fault = "";
        while (reads.get() == 0 || fault.isEmpty()) {
            nowMillis += LoadableModel.LONGEST_REST_MILLIS;
            fault = model.loadAhead(Runnable::run, nowMillis);
        }
        assertThat(fault).contains("was not read and loaded within 50 ms");

        nowMillis += LoadableModel.LONGEST_REST_MILLIS;
        assertThat(model.loadAhead(Runnable::run, nowMillis)).isEmpty();
        assertThat(model.loadAhead(Runnable::run, nowMillis))
                .as("nor did that fail")
                .isEmpty();
        assertThat(reads).hasValue(1);
        store.countDown();
        while (model.loaded().isEmpty()) {
            nowMillis += LoadableModel.LONGEST_REST_MILLIS;
            String unused = model.loadAhead(Runnable::run, nowMillis);
        }
    }

    @Test
    void whoeverIsStoppedWhileItLoadsDoesNotSpoilItForOthers() throws Exception {
        LoadableModel model = model(new Scorers((artifact, mostBytes) -> slowly()));
        FutureTask<Optional<LoadedModel>> stopped = new FutureTask<>(model::loaded);
        Thread thread = started(stopped);
        asked.await();
        FutureTask<Optional<LoadedModel>> waiting = new FutureTask<>(model::loaded);
        Thread other = started(waiting);
        while (other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        thread.interrupt();
        assertThatThrownBy(stopped::get)
                .hasCauseInstanceOf(IllegalStateException.class)
                .matches(Boundary::isFatal);
        store.countDown();

        assertThat(waiting.get()).isPresent();
        assertThat(model.loaded()).as("by who comes later").isPresent();
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
        model.loadAhead(BESIDE, 0);
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
        expected.loadAhead(Runnable::run, 0);

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
        expected.loadAhead(Runnable::run, 0);
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

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // as a library does that hangs
            }
        }
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
