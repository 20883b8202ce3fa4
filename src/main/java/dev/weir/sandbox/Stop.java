package dev.weir.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to end: Ctrl-C, or a signal of the same meaning. The virtual machine goes down only when the sandbox has closed
 * everything, or took too long over it.
 */
final class Stop {
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A wish that Ctrl-C makes. */
    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::fromSignal, "sandbox-stop"));
        return stop;
    }

    /** Wishes. */
    void wish() {
        wished.countDown();
    }

    /** Whether somebody wished to end; waits that long for it. */
    boolean awaitWish(long atMostMillis) throws InterruptedException {
        return wished.await(atMostMillis, TimeUnit.MILLISECONDS);
    }

    /** Says that all is closed. */
    void closed() {
        closed.countDown();
    }

    private void fromSignal() {
        wish();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
