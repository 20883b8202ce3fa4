package dev.weir.sandbox.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to end: Ctrl-C, or a signal of the same meaning, or the end of the process that started this one: whoever kills
 * Maven wants no sandbox either, and a signal that ends Maven alone never comes here. The virtual machine goes down only when the sandbox has closed
 * everything, or took too long over it.
 */
public final class Stop {
    private static final long PATIENCE_SECONDS = 15;

    /** What a shell says of a process that a signal ended. */
    private static final int KILLED = 143;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A wish that Ctrl-C makes, or the end of the parent. */
    public static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::fromSignal, "sandbox-stop"));
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRunAsync(stop::orphaned);
        });
        return stop;
    }

    /** Wishes. */
    public void wish() {
        wished.countDown();
    }

    /** Whether somebody wished to end; waits that long for it. */
    public boolean awaitWish(long atMostMillis) throws InterruptedException {
        return wished.await(atMostMillis, TimeUnit.MILLISECONDS);
    }

    /** Says that all is closed. */
    public void closed() {
        closed.countDown();
    }

    /** Ends by itself as soon as all is closed; if that takes too long, as after a signal. */
    private void orphaned() {
        fromSignal();
        if (closed.getCount() > 0) {
            System.exit(KILLED);
        }
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
