package dev.weir.sandbox.kafka;

import dev.weir.io.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller, reachable on the loopback address
 * by any client on this machine. Its data folder is emptied at the start and deleted when it is closed. Topics are not
 * created automatically; see {@link Topics}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The only address that a broker listens on: the loopback. */
    public static final String HOST = "127.0.0.1";
    /** The system property with the port of a broker. */
    public static final String PORT_OPTION = "weir.kafka.port";

    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final Path data;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, Path data, int port) {
        this.server = server;
        this.data = data;
        this.port = port;
    }

    /** Starts on a free port, with its data in a new temporary folder. */
    public static EmbeddedBroker start() throws IOException {
        return start(UnaryOperator.identity());
    }

    /**
     * Starts in the same way with modified settings, for example with another listener that requires authentication.
     */
    public static EmbeddedBroker start(UnaryOperator<Map<String, String>> settings) throws IOException {
        return start(0, Files.createTempDirectory("weir-broker"), settings);
    }

    /**
     * Starts, and returns once it accepts requests, which takes a few seconds.
     *
     * @param port 0 for a free port
     * @param data a folder of its own, whose content is deleted
     * @throws PortInUseException if something listens on the port
     */
    public static EmbeddedBroker start(int port, Path data) throws IOException {
        return start(port, data, UnaryOperator.identity());
    }

    private static EmbeddedBroker start(int port, Path data, UnaryOperator<Map<String, String>> settings)
            throws IOException {
        int broker = Ports.resolve(port, PORT_OPTION);
        Folders.delete(data);
        Files.createDirectories(data);
        format(data);
        Map<String, String> usual = BrokerSettings.of(NODE, HOST, broker, Ports.freeOtherThan(broker), data);
        return start(settings.apply(usual), broker, data);
    }

    /** Starts with the data that another broker left in the folder, however it ended. */
    static EmbeddedBroker startAgain(int port, Path data) throws IOException {
        int broker = Ports.resolve(port, PORT_OPTION);
        Map<String, String> settings = BrokerSettings.of(NODE, HOST, broker, Ports.freeOtherThan(broker), data);
        return start(BrokerSettings.afterCrash(settings), broker, data);
    }

    private static EmbeddedBroker start(Map<String, String> settings, int port, Path data) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.apply(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, data, port);
    }

    /** Returns host and port in the form that clients need. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Returns the port it listens on. */
    public int port() {
        return port;
    }

    /** Stops, waits for the end of its threads, and deletes its data. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the broker's folder " + data, e);
        }
    }

    private static void format(Path data) throws IOException {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString());
        try {
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // declared by Formatter
            throw new IOException("cannot format the broker's folder " + data, e);
        }
    }
}
