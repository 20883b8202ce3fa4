package dev.weir.sandbox;

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

/** A Kafka broker with all topics, in a process of its own. */
public final class BrokerProcess implements AutoCloseable {
    private final ClusterProcess process;
    private final String bootstrapServers;

    private BrokerProcess(ClusterProcess process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts it, and returns once all topics are there.
     *
     * @param port 0 for a free one
     * @throws PortInUseException if something listens on the port
     */
    public static BrokerProcess start(ClusterFolder folder, int port) throws Exception {
        int listened = Ports.resolve(port, EmbeddedBroker.PORT_OPTION);
        Path address = folder.conf().resolve("broker.address");
        JavaProgram program = new JavaProgram(
                System.getProperty("java.class.path"),
                List.of("-Xmx512m", "-Dlog4j2.configurationFile=" + folder.logging()),
                BrokerMain.class.getName(),
                List.of(Integer.toString(listened), folder.broker().toString(), address.toString()));
        ClusterProcess process = ClusterProcess.start("broker", program, Map.of(), folder.log("broker"));
        try {
            return new BrokerProcess(
                    process, Eventually.see("the broker", () -> addressIn(address, process), process::tail));
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

    /** Host and port, as clients want it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
