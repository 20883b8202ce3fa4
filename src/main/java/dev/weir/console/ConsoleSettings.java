package dev.weir.console;

import dev.weir.config.JobConfig;
import dev.weir.console.access.AccessSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the console listens and what it reads.
 *
 * @param host the address to listen at
 * @param port 0 for a free one
 * @param job the config of the job
 * @param kafka how to connect to its topics
 * @param flink Flink's REST; empty to do without
 * @param back how far back decisions are read at the start
 * @param access who may do what
 * @param backtests a folder with reports of backtests; empty without one
 * @param tasks what the commands do for it
 */
public record ConsoleSettings(
        String host,
        int port,
        JobConfig job,
        JobConfig.Kafka kafka,
        Optional<URI> flink,
        Duration back,
        AccessSettings access,
        Optional<Path> backtests,
        ConsoleTasks tasks) {
    /** The usual port. */
    public static final int PORT = 8082;
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";
    /** How far decisions are read back unless one says otherwise: as much as the charts show. */
    public static final Duration BACK = Duration.ofHours(1);
}
