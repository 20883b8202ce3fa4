package dev.weir.sandbox.cluster;

import dev.weir.io.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folders of a cluster: in {@code flink} an unpacked Flink distribution, including {@code bin/flink}, and next to
 * it checkpoints, savepoints, and a broker's data.
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

    /** Deletes what is left of a cluster there, and creates the folders. */
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

    /** Returns the folder with all of it. */
    public Path root() {
        return root;
    }

    /** Returns Flink's command line. */
    public Path command() {
        return bin().resolve("flink");
    }

    /** Returns the folder of Flink's settings, as written by {@link FlinkConf}. */
    public Path conf() {
        return flink().resolve("conf");
    }

    /** Returns the folder of checkpoints, in Flink's form. */
    public String checkpoints() {
        return root.resolve(CHECKPOINTS).toUri().toString();
    }

    /** Returns the folder of savepoints, in Flink's form. */
    public String savepoints() {
        return root.resolve(SAVEPOINTS).toUri().toString();
    }

    /** Returns the folder for high availability data, in Flink's form. */
    String highAvailability() {
        return root.resolve(HIGH_AVAILABILITY).toUri().toString();
    }

    /** Returns the data folder of ZooKeeper. */
    Path zooKeeper() {
        return root.resolve(ZOO_KEEPER);
    }

    /** Returns the data folder of the broker. */
    public Path broker() {
        return root.resolve(BROKER);
    }

    /** Returns the log file of a Flink process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Returns the folder of Flink's jars. */
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
