package dev.weir.sandbox.flink;

import java.util.Optional;

/** A running decision job. */
public interface Job extends AutoCloseable {

    /** Returns why it ended, if it did. */
    Optional<String> failure();

    /** Stops it, and returns once it has ended. */
    @Override
    void close() throws Exception;

    /** Starts a job against a broker. */
    @FunctionalInterface
    interface Starter {
        /** Returns once the job was accepted; it may not run yet. */
        Job start(RunLocations places) throws Exception;
    }
}
