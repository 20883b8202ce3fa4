package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 50;

    private Eventually() {}

    /**
     * Polls until there is a result.
     *
     * @param what a description for the error
     * @param evidence further information for the error
     * @return the result
     */
    public static <T> T see(String what, Callable<Optional<T>> look, Callable<String> evidence) throws Exception {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> seen = look.call();
        while (seen.isEmpty()) {
            if (System.nanoTime() > endNanos) {
                throw new IOException("waited " + PATIENCE + " for " + what + "\n" + evidence.call());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            seen = look.call();
        }
        return seen.get();
    }
}
