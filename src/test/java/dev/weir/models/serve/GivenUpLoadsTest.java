package dev.weir.models.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.models.Trees;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that were given up while several waited for them, and whose thread goes on. */
@Timeout(300)
final class GivenUpLoadsTest {
    private static final Trees TREES = new Trees(0, List.of());
    private static final List<String> INPUTS = List.of("amount", "night");
    private static final Optional<Artifact> ARTIFACT = Optional.of(new Artifact.AtUri("0".repeat(64), "s3://models/a"));

    private final CountDownLatch store = new CountDownLatch(1);
    private final CountDownLatch isWaiting = new CountDownLatch(1);
    private final CountDownLatch mayHear = new CountDownLatch(1);
    private final Thread first = Thread.currentThread();
    private final Scorers scorers = new Scorers(
            (artifact, most) -> {
                awaitWhateverHappens(store);
                return new byte[0];
            },
            new Loads(50, this::turn));

    @AfterEach
    void end() {
        store.countDown();
    }

    @Test
    void oneIsKnownToHangAsSoonAsTheFirstWhoWaitedIsToldSo() throws Exception {
        FutureTask<LoadedModel> second = new FutureTask<>(this::load);
        Thread other = new Thread(second);
        other.setDaemon(true);
        other.start();
        isWaiting.await();
        assertThat(isHanging()).as("while it is not given up").isFalse();

        assertThatThrownBy(this::load).hasMessageContaining("was not read and loaded within 50 ms");
        assertThat(isHanging()).as("while the second has yet to hear of it").isTrue();

        mayHear.countDown();
        assertThatThrownBy(second::get).hasCauseInstanceOf(ArtifactException.class);
        assertThat(isHanging()).as("when nobody waits").isTrue();
        store.countDown();
        while (isHanging()) {
            assertThat(Thread.currentThread().isInterrupted()).as("too late").isFalse();
        }
    }

    private LoadedModel load() throws ArtifactException {
        return scorers.load(TREES, INPUTS, ARTIFACT);
    }

    private boolean isHanging() {
        return scorers.isHanging(TREES, INPUTS, ARTIFACT);
    }

    /** A {@link Loads.Turn} in which the second who waits is slow. */
    private boolean turn(CountDownLatch begun, long mostMillis) throws InterruptedException {
        begun.await();
        if (!Thread.currentThread().equals(first)) {
            isWaiting.countDown();
            mayHear.await();
        }
        return true;
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
