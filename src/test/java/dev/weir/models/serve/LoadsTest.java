package dev.weir.models.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.models.Trees;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.tree.XGBoostJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stores that take long, or for ever. */
@Timeout(300)
final class LoadsTest {
    private static final byte[] BYTES = XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8);
    private static final LoadedModel NO_MODEL = () -> NoScore.INSTANCE;
    private static final long SOON = 500;
    private static final long LATE = 600_000;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch store = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aStoreThatAcceptsAndNeverAnswersIsGivenUpWithWordsThatSayWhatToDo() throws IOException {
        try (ServerSocket store = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket connection = new Socket(store.getInetAddress(), store.getLocalPort())) {
            Scorers scorers = new Scorers((artifact, most) -> connected(connection), SOON);

            assertThatThrownBy(() -> load(scorers, "a"))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessage("the artifact at s3://models/a was not read and loaded within 500 ms; look whether its"
                            + " store answers, and how fast, or write a longer models.loadTimeout into the job config")
                    .matches(late -> ((ArtifactException) late)
                            .toldToWhoPushed()
                            .equals(late.getMessage() + ", and push the model again"));
        }
    }

    @Test
    void whoeverIsGivenUpIsInterrupted() throws InterruptedException {
        Scorers scorers = new Scorers(this::untilStopped, SOON);

        assertThatThrownBy(() -> load(scorers, "a")).hasMessageContaining("within 500 ms");
        stopped.await();
    }

    @Test
    void afterOneWasGivenUpTheStoreIsAskedAgain() throws Exception {
        Scorers scorers = new Scorers(
                (artifact, most) -> reads.incrementAndGet() == 1 ? untilStopped(artifact, most) : BYTES, SOON);

        assertThatThrownBy(() -> load(scorers, "a")).hasMessageContaining("within 500 ms");
        assertThat(loadAtLast(scorers, "a")).isNotNull();
    }

    @Test
    void noMoreThreadsHangThanTheBoundAndNobodyWaitsForThemForEver() throws Exception {
        Scorers scorers = new Scorers(
                (artifact, most) -> {
                    int unused = reads.incrementAndGet();
                    awaitWhateverHappens(store);
                    return BYTES;
                },
                SOON);
        for (int i = 0; i < Loads.AT_ONCE; i++) {
            String name = "stuck-" + i;
            assertThatThrownBy(() -> load(scorers, name)).hasMessageContaining("was not read and loaded within");
        }

        assertThatThrownBy(() -> load(scorers, "next"))
                .hasMessage("the artifact at s3://models/next was not asked for: 8 others are being read, and none was"
                        + " done within 500 ms; look whether their stores answer, or restart the task managers");
        assertThat(reads).hasValue(Loads.AT_ONCE);
        store.countDown();
        assertThat(loadAtLast(scorers, "next")).isNotNull();
    }

    /** Each round of its waiting is over as soon as another model came to an end and a third has its thread. */
    @Test
    void aModelWaitsForAThreadAsLongAsOthersComeToAnEndHoweverOften() throws Exception {
        Queued queued = new Queued(3);
        AtomicInteger rounds = new AtomicInteger();
        Loads loads = new Loads(LATE, (begun, mostMillis) -> {
            queued.end(rounds.getAndIncrement());
            if (rounds.get() <= queued.behind()) {
                queued.awaitBegun(Loads.AT_ONCE + rounds.get() - 1);
                return false; // the time is over
            }
            begun.await();
            return true;
        });
        queued.beginIn(loads);

        assertThat(loads.begin("s3://models/last", LoadsTest::none).await()).isSameAs(NO_MODEL);
        assertThat(rounds).hasValue(4);
        queued.endAll();
    }

    @Test
    void aModelIsRefusedWhenNoOtherComesToAnEndInARoundThoughOthersDidBefore() throws Exception {
        Queued queued = new Queued(3);
        AtomicInteger rounds = new AtomicInteger();
        Loads loads = new Loads(LATE, (begun, mostMillis) -> {
            if (rounds.getAndIncrement() == 0) {
                queued.end(0);
                queued.awaitBegun(Loads.AT_ONCE);
            }
            return false;
        });
        queued.beginIn(loads);
        Loads.Load last = loads.begin("s3://models/last", LoadsTest::none);

        assertThatThrownBy(last::await)
                .isInstanceOf(ArtifactException.class)
                .hasMessage(
                        "the artifact s3://models/last was not asked for: 8 others are being read, and none was done"
                                + " within 600000 ms; look whether their stores answer, or restart the task managers");
        assertThat(rounds).hasValue(2);
        last.end();
        queued.endAll();
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsStopped() throws Exception {
        Scorers scorers = new Scorers(this::untilStopped, LATE);
        FutureTask<LoadedModel> waiting = new FutureTask<>(() -> load(scorers, "a"));
        Thread thread = started(waiting);
        asked.await();

        thread.interrupt();

        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
        stopped.await();
    }

    @Test
    void whoeverElseWaitsForTheSameGoesOnWaiting() throws Exception {
        Scorers scorers = new Scorers(
                (artifact, most) -> {
                    int unused = reads.incrementAndGet();
                    asked.countDown();
                    awaitOrFail(store);
                    return BYTES;
                },
                LATE);
        FutureTask<LoadedModel> first = new FutureTask<>(() -> load(scorers, "a"));
        FutureTask<LoadedModel> second = new FutureTask<>(() -> load(scorers, "a"));
        Thread thread = started(first);
        asked.await();
        Thread other = started(second);
        while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        thread.interrupt();
        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class);
        store.countDown();

        assertThat(second.get()).isNotNull();
        assertThat(reads).hasValue(1);
    }

    private static LoadedModel none() {
        return NO_MODEL;
    }

    /** Models that take all threads, and some that wait for one; each ends when it is told to. */
    private static final class Queued {
        private final List<CountDownLatch> begun = new ArrayList<>();
        private final List<CountDownLatch> ended = new ArrayList<>();

        Queued(int behind) {
            for (int i = 0; i < Loads.AT_ONCE + behind; i++) {
                begun.add(new CountDownLatch(1));
                ended.add(new CountDownLatch(1));
            }
        }

        int behind() {
            return begun.size() - Loads.AT_ONCE;
        }

        void beginIn(Loads loads) throws InterruptedException {
            for (int i = 0; i < begun.size(); i++) {
                int number = i;
                Loads.Load unused = loads.begin("s3://models/" + i, () -> {
                    begun.get(number).countDown();
                    awaitOrFail(ended.get(number));
                    return NO_MODEL;
                });
            }
            awaitBegun(Loads.AT_ONCE - 1);
        }

        void awaitBegun(int number) throws InterruptedException {
            begun.get(number).await();
        }

        void end(int number) {
            ended.get(number).countDown();
        }

        void endAll() {
            ended.forEach(CountDownLatch::countDown);
        }
    }

    private static LoadedModel load(Scorers scorers, String name) throws ArtifactException {
        return scorers.load(
                new Trees(0, List.of()),
                List.of("amount", "night"),
                Optional.of(new Artifact.AtUri(Artifacts.sha256(BYTES), "s3://models/" + name)));
    }

    /** On a slow machine a model that is there may be late as well. */
    private static LoadedModel loadAtLast(Scorers scorers, String name) {
        while (true) {
            try {
                return load(scorers, name);
            } catch (ArtifactException late) {
                assertThat(late).hasMessageContaining("within 500 ms");
            }
        }
    }

    private static Thread started(FutureTask<?> work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static byte[] connected(Socket store) throws ArtifactException {
        try {
            return store.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new ArtifactException(String.valueOf(e.getMessage()));
        }
    }

    /** A {@link ArtifactSource} that brings nothing. */
    private byte[] untilStopped(Artifact artifact, long most) throws ArtifactException {
        asked.countDown();
        try {
            store.await();
        } catch (InterruptedException e) {
            stopped.countDown();
        }
        throw new ArtifactException("stopped");
    }

    private static void awaitOrFail(CountDownLatch latch) throws ArtifactException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new ArtifactException("stopped");
        }
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
}
