package dev.weir.sandbox.flink;

import java.nio.file.Path;

/**
 * Where everything is in this run.
 *
 * @param bootstrapServers the broker
 * @param uiPort Flink's web UI
 * @param directory for data, checkpoints and the log
 */
public record Places(String bootstrapServers, int uiPort, Path directory) {

    /** Where the job keeps its checkpoints. */
    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /** Where everything is logged. */
    public Path log() {
        return directory.resolve("sandbox.log");
    }
}
