package dev.weir.sandbox.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The request to end: Ctrl-C, or an equivalent signal, or the end of the process that started this one: whoever kills
 * Maven wants to end the sandbox too, and a signal that ends Maven alone does not arrive here. The virtual machine
 * exits only when the sandbox has closed everything, or took too long.
 */
public final class Stop {
    private static final long PATIENCE_SECONDS = 15;

    /** The exit code of a process ended by a signal. */
    private static final int KILLED = 143;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Creates a request that is triggered by Ctrl-C, or by the end of the parent process. */
    public static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::fromSignal, "sandbox-stop"));
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRunAsync(stop::orphaned);
        });
        return stop;
    }

    /** Requests the end. */
    public void wish() {
        wished.countDown();
    }

    /** Waits at most this long, and returns whether the end was requested. */
    public boolean awaitWish(long atMostMillis) throws InterruptedException {
        return wished.await(atMostMillis, TimeUnit.MILLISECONDS);
    }

    /** Reports that everything is closed. */
    public void closed() {
        closed.countDown();
    }

    /** Exits as soon as everything is closed, or if that takes too long, as after a signal. */
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
