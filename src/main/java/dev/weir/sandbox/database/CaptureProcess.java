package dev.weir.sandbox.database;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.Eventually;
import dev.weir.sandbox.cluster.JavaProgram;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debezium's connector in its own process: what it reads in the log of a database, it writes to topics. */
public final class CaptureProcess implements AutoCloseable {
    /** The setting with the file of how far the log was read. */
    static final String OFFSETS = "offset.storage.file.filename";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String READY = "tables-read";

    private final String bootstrapServers;
    private final Path folder;
    private ClusterProcess process;
    private int starts = 1;

    private CaptureProcess(String bootstrapServers, Path folder, ClusterProcess process) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts it with the config for Kafka Connect, and returns once all rows of the tables are on their topics.
     *
     * @param connector the config, whose database is replaced by this one
     * @param bootstrapServers of the broker, which has the topics
     * @param folder an existing folder for its files
     */
    public static CaptureProcess start(
            ConnectorFile connector, ShopDatabase database, String bootstrapServers, Path folder) throws Exception {
        ConnectorFile here = connector.with(Map.of(
                "database.hostname",
                EmbeddedBroker.HOST,
                "database.port",
                Integer.toString(database.port()),
                "database.user",
                ShopDatabase.NAME,
                "database.password",
                ShopDatabase.NAME,
                "database.dbname",
                ShopDatabase.NAME,
                "offset.flush.interval.ms",
                "500",
                // By default it reads nothing for 10 s from a database that is back.
                "retriable.restart.connector.wait.ms",
                "1000",
                OFFSETS,
                folder.resolve("offsets").toString()));
        JSON.writeValue(file(folder).toFile(), Map.of("name", here.name(), "config", here.config()));
        CaptureProcess started =
                new CaptureProcess(bootstrapServers, folder, launch("capture", bootstrapServers, folder));
        started.awaitReady();
        return started;
    }

    /** Kills it, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again after it ended, and returns once it reads the log where it was. */
    public void startAgain() throws Exception {
        process = launch("capture-" + ++starts, bootstrapServers, folder);
        awaitReady();
    }

    /** Returns the process. */
    public ClusterProcess process() {
        return process;
    }

    private static ClusterProcess launch(String name, String bootstrapServers, Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(READY));
        JavaProgram program = new JavaProgram(
                System.getProperty("java.class.path"),
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=log4j2-broker.properties"),
                Capture.class.getName(),
                List.of(
                        file(folder).toString(),
                        bootstrapServers,
                        folder.resolve(READY).toString()));
        return ClusterProcess.start(name, program, Map.of(), folder.resolve(name + ".log"));
    }

    private static Path file(Path folder) {
        return folder.resolve("connector.json");
    }

    private void awaitReady() throws Exception {
        try {
            Eventually.see("the capture of the database", this::ready, process::tail);
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private Optional<Path> ready() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("nothing captures the database\n" + process.tail());
        }
        return Optional.of(folder.resolve(READY)).filter(Files::exists);
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
