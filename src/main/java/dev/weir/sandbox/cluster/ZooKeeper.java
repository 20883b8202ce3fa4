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

/** A ZooKeeper of one server, in a process of its own: by it job managers know who leads, and what there is to go on with. */
record ZooKeeper(ClusterProcess process, ClusterFolder folder, int port) {
    /** What Flink's own jars bring along. */
    private static final String MAIN =
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

    /** Starts it on a free port, and returns once it takes connections. */
    static ZooKeeper start(ClusterFolder folder) throws Exception {
        int port = ClusterFolder.freePort();
        JavaProgram program = new JavaProgram(
                folder.lib().resolve("*").toString(),
                List.of("-Xmx128m", "-Dlog4j2.configurationFile=" + folder.logging()),
                MAIN,
                List.of(configure(folder, port).toString()));
        ClusterProcess process = ClusterProcess.start("zookeeper", program, Map.of(), folder.log("zookeeper"));
        try {
            var unused = Eventually.see("ZooKeeper", () -> connect(port), process::tail);
            return new ZooKeeper(process, folder, port);
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    private static Path configure(ClusterFolder folder, int port) throws IOException {
        return Files.writeString(folder.conf().resolve("zoo.cfg"), """
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

    /** The lines of {@code config.yaml} that make a cluster highly available by it. */
    String settings() {
        return """
                high-availability.type: zookeeper
                high-availability.zookeeper.quorum: 127.0.0.1:%d
                high-availability.storageDir: %s
                high-availability.cluster-id: /weir
                high-availability.zookeeper.client.session-timeout: 4s
                """.formatted(port, folder.highAvailability().toUri());
    }
}
