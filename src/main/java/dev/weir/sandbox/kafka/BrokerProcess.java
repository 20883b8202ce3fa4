package dev.weir.sandbox.kafka;

import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.Eventually;
import dev.weir.sandbox.cluster.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Kafka broker with all topics, in its own process. */
public final class BrokerProcess implements AutoCloseable {
    private final ClusterFolder folder;
    private final List<String> flags;
    private final String bootstrapServers;
    private ClusterProcess process;

    private BrokerProcess(ClusterFolder folder, List<String> flags, ClusterProcess process, String bootstrapServers) {
        this.folder = folder;
        this.flags = flags;
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts it, and returns once all topics exist.
     *
     * @param port 0 for a free port
     * @throws PortInUseException if something listens on the port
     */
    public static BrokerProcess start(ClusterFolder folder, int port) throws Exception {
        return start(folder, port, List.of());
    }

    /**
     * Likewise, with more flags of its virtual machine.
     *
     * @throws PortInUseException if something listens on the port
     */
    public static BrokerProcess start(ClusterFolder folder, int port, List<String> flags) throws Exception {
        int listened = Ports.resolve(port, EmbeddedBroker.PORT_OPTION);
        ClusterProcess process = launch(folder, "broker", listened, flags);
        return new BrokerProcess(folder, List.copyOf(flags), process, awaitAddress(folder, process));
    }

    /** Kills it, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again after a kill, on the same port and with its data, and returns once it accepts requests. */
    public void startAgain() throws Exception {
        int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        process = launch(folder, process.name() + "-again", port, flags);
        var unused = awaitAddress(folder, process);
    }

    private static ClusterProcess launch(ClusterFolder folder, String name, int port, List<String> flags)
            throws IOException {
        Files.deleteIfExists(address(folder)); // of an earlier process there
        JavaProgram program = new JavaProgram(
                        System.getProperty("java.class.path"),
                        List.of("-Xmx512m", "-Dlog4j2.configurationFile=log4j2-broker.properties"),
                        BrokerMain.class.getName(),
                        List.of(
                                Integer.toString(port),
                                folder.broker().toString(),
                                address(folder).toString()))
                .with(flags);
        return ClusterProcess.start(name, program, Map.of(), folder.root().resolve(name + ".log"));
    }

    private static Path address(ClusterFolder folder) {
        return folder.root().resolve("broker.address");
    }

    private static String awaitAddress(ClusterFolder folder, ClusterProcess process) throws Exception {
        try {
            return Eventually.see("the broker", () -> addressIn(address(folder), process), process::tail);
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private static Optional<String> addressIn(Path file, ClusterProcess process) throws IOException {
        if (Files.exists(file)) {
            return Optional.of(Files.readString(file));
        }
        if (!process.isAlive()) {
            throw new IOException("there is no broker\n" + process.tail());
        }
        return Optional.empty();
    }

    /** Returns host and port in the form that clients need. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns the process. */
    public ClusterProcess process() {
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
