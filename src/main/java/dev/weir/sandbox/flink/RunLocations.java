package dev.weir.sandbox.flink;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The addresses and folders of this run.
 *
 * @param bootstrapServers the broker
 * @param uiPort Flink's web UI
 * @param metricsPort where Prometheus reads metrics; empty if nowhere
 * @param hasDatabase whether rules and lists can be rows of a database
 * @param directory for data, checkpoints and the log
 */
public record RunLocations(
        String bootstrapServers, int uiPort, OptionalInt metricsPort, boolean hasDatabase, Path directory) {

    /** Returns the folder of the job's checkpoints. */
    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /** Returns the log file. */
    public Path log() {
        return directory.resolve("sandbox.log");
    }
}
