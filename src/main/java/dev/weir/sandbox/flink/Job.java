package dev.weir.sandbox.flink;

import java.util.Optional;

/** The job that decides, as it runs. */
public interface Job extends AutoCloseable {

    /** Why it ended, if it did. */
    Optional<String> failure();

    /** Ends it, and returns once it has ended. */
    @Override
    void close() throws Exception;

    /** Starts it against a broker. */
    @FunctionalInterface
    interface Starter {
        /** Returns once the job was accepted; it may not run yet. */
        Job start(Places places) throws Exception;
    }
}
