package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of a cluster on one machine: those of production, {@code flink-conf}, except the lines that have to
 * differ. Each of these has a reason, as the lines of production do.
 */
public final class FlinkConf {
    private static final Path PRODUCTION = Path.of("flink-conf");
    private static final String SETTINGS = "config.yaml";
    private static final String HOST = "127.0.0.1";

    private record Line(String value, String why) {}

    private final Map<String, Line> changed = new LinkedHashMap<>();
    private final int restPort;

    private FlinkConf(int restPort) {
        this.restPort = restPort;
    }

    /**
     * Returns the changes for any cluster on one machine.
     *
     * @param rpcPort the port for task managers
     * @param restPort the port of the REST interface and web UI
     */
    public static FlinkConf ofOneMachine(ClusterFolder folder, int rpcPort, int restPort) {
        return new FlinkConf(restPort)
                .addresses(rpcPort)
                .userInterface()
                .memory()
                .with("execution.checkpointing.dir", folder.checkpoints(), "The disk of this machine is the storage.")
                .with(
                        "execution.checkpointing.savepoint-dir",
                        folder.savepoints(),
                        "The disk of this machine is the storage.")
                .with("io.tmp.dirs", folder.temporary().toString(), "What Flink keeps for a while is easily found.")
                .with(
                        "web.upload.dir",
                        folder.temporary().resolve("upload").toString(),
                        "What is uploaded is easily found.");
    }

    private FlinkConf addresses(int rpcPort) {
        String here = "Nothing listens beyond this machine.";
        return with("jobmanager.rpc.address", HOST, here)
                .with("jobmanager.rpc.port", rpcPort, "A port that was free, beside other clusters on this machine.")
                .with("jobmanager.bind-host", HOST, here)
                .with("taskmanager.host", HOST, here)
                .with("taskmanager.bind-host", HOST, here)
                .with("rest.address", HOST, here)
                .with("rest.bind-address", HOST, here);
    }

    private FlinkConf userInterface() {
        return with("rest.port", restPort, "As the option weir.ui.port says.")
                .with(
                        "web.access-control-allow-origin",
                        "http://" + HOST + ":" + restPort,
                        "The page that is served here.")
                .with(
                        "web.submit.enable",
                        true,
                        "Only this machine gets here, and a jar may be uploaded to try it out.");
    }

    private FlinkConf memory() {
        return with(
                        "taskmanager.memory.process.size",
                        "1536m",
                        "Two fit a laptop: 0.4 GB of heap and of RocksDB's caches.")
                .with(
                        "taskmanager.numberOfTaskSlots",
                        1,
                        "With two processes of one slot, a job of parallelism 2 crosses both.");
    }

    /**
     * Returns a copy with one more line.
     *
     * @param value in YAML syntax
     * @param why the reason, as a sentence
     */
    public FlinkConf with(String key, Object value, String why) {
        changed.put(key, new Line(value.toString(), why));
        return this;
    }

    int restPort() {
        return restPort;
    }

    /** Writes the files of Flink's {@code conf} folder. */
    void write(Path conf) throws IOException {
        try (Stream<Path> files = Files.list(PRODUCTION)) {
            for (Path file : files.toList()) {
                Files.copy(file, conf.resolve(file.getFileName()));
            }
        }
        Path settings = conf.resolve(SETTINGS);
        Files.write(settings, merged(Files.readAllLines(settings)));
    }

    private List<String> merged(List<String> production) {
        Map<String, Line> left = new LinkedHashMap<>(changed);
        List<String> lines = new ArrayList<>();
        for (String line : production) {
            String key = line.substring(0, Math.max(0, line.indexOf(": ")));
            Line instead = left.remove(key);
            lines.addAll(instead == null ? List.of(line) : written(key, instead));
        }
        left.forEach((key, line) -> lines.addAll(written(key, line)));
        return lines;
    }

    private static List<String> written(String key, Line line) {
        return List.of("# On this machine: " + line.why(), key + ": " + line.value());
    }
}
