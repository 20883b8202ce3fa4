package dev.weir.cli.console;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting for a turn at the brokers, not longer than somebody waits for a page. */
final class Turns {
    private static final long MOST_SECONDS = 10;

    private Turns() {}

    /**
     * Takes a turn, which has to be released.
     *
     * @throws IOException if there is none for some seconds
     */
    static void take(Semaphore turns) throws IOException {
        try {
            if (!turns.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        "the console waits for Kafka in as many other requests as it may have, and did not"
                                + " begin with this one; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the console is ending", e);
        }
    }
}
