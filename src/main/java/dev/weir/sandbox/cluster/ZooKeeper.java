package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A single-server ZooKeeper in its own process: it stores the leader of a cluster, and what a new leader needs to
 * continue.
 */
public final class ZooKeeper implements AutoCloseable {
    /** Flink ships it for its own tests. */
    private static final String MAIN =
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

    private final ClusterProcess process;
    private final ClusterFolder folder;
    private final int port;

    private ZooKeeper(ClusterProcess process, ClusterFolder folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts it, and returns once it accepts connections.
     *
     * @param port a free port
     */
    public static ZooKeeper start(ClusterFolder folder, int port) throws Exception {
        JavaProgram program = new JavaProgram(
                        System.getProperty("java.class.path"),
                        List.of("-Dlog4j2.configurationFile=log4j2-broker.properties"),
                        MAIN,
                        List.of(configure(folder, port).toString()))
                .with(JavaProgram.SHORT_LIVED) // it has little to do
                .with(List.of("-Xmx128m"));
        ClusterProcess process = ClusterProcess.start(
                "zookeeper", program, Map.of(), folder.root().resolve("zookeeper.log"));
        try {
            var unused = Eventually.see("ZooKeeper", () -> connect(port), process::tail);
            return new ZooKeeper(process, folder, port);
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private static Path configure(ClusterFolder folder, int port) throws IOException {
        Files.createDirectories(folder.zooKeeper());
        return Files.writeString(folder.zooKeeper().resolve("zoo.cfg"), """
                clientPort=%d
                clientPortAddress=127.0.0.1
                dataDir=%s
                tickTime=500
                admin.enableServer=false
                """.formatted(port, folder.zooKeeper()));
    }

    private static Optional<Boolean> connect(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Optional.of(socket.isConnected());
        } catch (ConnectException notYet) {
            return Optional.empty();
        }
    }

    /** Adds the settings with which jobs survive the job manager of a cluster. */
    public FlinkConf addTo(FlinkConf conf) {
        String why = "A job goes on when its job manager was killed.";
        return conf.with("high-availability.type", "zookeeper", why)
                .with("high-availability.zookeeper.quorum", "127.0.0.1:" + port, why)
                .with("high-availability.storageDir", folder.highAvailability(), why)
                .with("high-availability.cluster-id", "/weir", why)
                .with("high-availability.zookeeper.client.session-timeout", "4 s", "A new one leads soon.");
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
