package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a cluster has its jars, its configuration, its logs and its checkpoints: what {@code lib}, {@code conf} and {@code log} are to Flink. */
public final class ClusterFolder {
    private final Path root;

    private ClusterFolder(Path root) {
        this.root = root;
    }

    /** Empties the folder, and lays it out. */
    public static ClusterFolder create(Path root) throws IOException {
        ClusterFolder folder = new ClusterFolder(root.toAbsolutePath());
        Folders.delete(folder.root);
        for (Path made : List.of(folder.conf(), folder.temporary(), folder.logs())) {
            Files.createDirectories(made);
        }
        FlinkLib.link(folder.lib());
        folder.configureLogging();
        return folder;
    }

    /**
     * Writes Flink's {@code config.yaml}.
     *
     * @param rpcPort where task managers find the job manager
     * @param restPort where its REST interface and web UI are
     */
    public void configure(int rpcPort, int restPort) throws IOException {
        Files.writeString(
                conf().resolve("config.yaml"), """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %d
                jobmanager.bind-host: 127.0.0.1
                jobmanager.memory.process.size: 1g
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.memory.process.size: 1536m
                taskmanager.memory.managed.size: 256m
                taskmanager.numberOfTaskSlots: 1
                parallelism.default: 2
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                io.tmp.dirs: %s
                web.upload.dir: %s
                heartbeat.interval: 1s
                heartbeat.timeout: 4s
                """.formatted(rpcPort, restPort, temporary(), root.resolve("upload")));
    }

    private void configureLogging() throws IOException {
        Files.writeString(logging(), """
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} [%t] %m%n
                # The Kafka sink registers the same metric at every checkpoint, and is told so every time.
                logger.metrics.name = org.apache.flink.metrics.MetricGroup
                logger.metrics.level = error
                # The broker's.
                logger.kafka.name = org.apache.kafka
                logger.kafka.level = warn
                logger.broker.name = kafka
                logger.broker.level = warn
                """);
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public Path conf() {
        return root.resolve("conf");
    }

    public Path logging() {
        return conf().resolve("log4j2.properties");
    }

    /** Flink's jars. */
    public Path lib() {
        return root.resolve("lib");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    /** Where checkpoints go, as Flink names a folder. */
    public String checkpoints() {
        return root.resolve("checkpoints").toUri().toString();
    }

    /** What a process writes. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    private Path logs() {
        return root.resolve("log");
    }
}
