package dev.weir.sandbox.cluster;

import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import java.io.IOException;
import java.util.List;

/**
 * The memory settings of a process, computed by Flink from its configuration.
 *
 * @param flags of the virtual machine
 * @param arguments of the program
 */
record MemorySettings(List<String> flags, List<String> arguments) {
    private static final String PREFIX = "BASH_JAVA_UTILS_EXEC_RESULT:";

    /** Parses the output of {@code BashJavaUtils}: a line of flags, and a line of arguments. */
    static MemorySettings of(Ended asked) throws IOException {
        List<String> results = asked.output()
                .lines()
                .filter(line -> line.startsWith(PREFIX))
                .map(line -> line.substring(PREFIX.length()).strip())
                .toList();
        if (asked.code() != 0 || results.size() != 2) {
            throw new IOException("BashJavaUtils ended with " + asked.code() + "\n" + asked.output());
        }
        return new MemorySettings(words(results.get(0)), words(results.get(1)));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" +"));
    }
}
