package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where a cluster has everything: in {@code flink} what Flink's distribution is unpacked to, {@code bin/flink} included,
 * beside it checkpoints, savepoints, and what a broker keeps.
 */
public final class ClusterFolder {
    private static final String FLINK = "flink";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String SAVEPOINTS = "savepoints";
    private static final String BROKER = "broker";
    private static final String ZOO_KEEPER = "zookeeper";
    private static final String HIGH_AVAILABILITY = "ha";
    private static final List<String> PARTS =
            List.of(FLINK, CHECKPOINTS, SAVEPOINTS, BROKER, ZOO_KEEPER, HIGH_AVAILABILITY);

    private final Path root;

    private ClusterFolder(Path root) {
        this.root = root;
    }

    /** Deletes what is left of a cluster there, and lays it out. */
    public static ClusterFolder create(Path root) throws IOException {
        ClusterFolder folder = new ClusterFolder(root.toAbsolutePath());
        for (String part : PARTS) {
            Folders.delete(folder.root.resolve(part));
        }
        for (Path made : List.of(folder.conf(), folder.temporary(), folder.logs(), folder.bin())) {
            Files.createDirectories(made);
        }
        FlinkLib.link(folder.lib(), folder.plugins());
        folder.writeCommand();
        return folder;
    }

    private void writeCommand() throws IOException {
        try (InputStream script = ClusterFolder.class.getResourceAsStream("flink.sh")) {
            if (script == null) {
                throw new IOException("flink.sh is not on the class path");
            }
            Files.copy(script, command());
        }
        Files.setPosixFilePermissions(command(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What all of it is in. */
    public Path root() {
        return root;
    }

    /** Flink's command line. */
    public Path command() {
        return bin().resolve("flink");
    }

    /** Flink's settings, as {@link FlinkConf} writes them. */
    public Path conf() {
        return flink().resolve("conf");
    }

    /** Where checkpoints go, as Flink names a folder. */
    public String checkpoints() {
        return root.resolve(CHECKPOINTS).toUri().toString();
    }

    /** Where savepoints go, likewise. */
    public String savepoints() {
        return root.resolve(SAVEPOINTS).toUri().toString();
    }

    /** What a job manager leaves for the next, likewise. */
    String highAvailability() {
        return root.resolve(HIGH_AVAILABILITY).toUri().toString();
    }

    /** What a ZooKeeper keeps. */
    Path zooKeeper() {
        return root.resolve(ZOO_KEEPER);
    }

    /** What a broker keeps. */
    public Path broker() {
        return root.resolve(BROKER);
    }

    /** What a process of Flink logs. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Flink's jars. */
    Path lib() {
        return flink().resolve("lib");
    }

    Path plugins() {
        return flink().resolve("plugins");
    }

    Path temporary() {
        return flink().resolve("tmp");
    }

    private Path bin() {
        return flink().resolve("bin");
    }

    private Path logs() {
        return flink().resolve("log");
    }

    private Path flink() {
        return root.resolve(FLINK);
    }
}
