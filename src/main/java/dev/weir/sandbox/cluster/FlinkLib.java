package dev.weir.sandbox.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds the {@code lib} folder of Flink's distribution from the class path of this process: Flink's own jars, and
 * their dependencies. The job's dependencies are excluded, so that a class missing from the job jar is noticed. What
 * Flink ships as a plugin goes to {@code plugins}.
 */
final class FlinkLib {
    /** The places of Flink and its dependencies in a Maven repository. */
    private static final List<String> INSIDE = List.of(
            "/org/apache/flink/",
            "/org/apache/logging/log4j/",
            "/org/apache/commons/",
            "/org/slf4j/slf4j-api/",
            "/org/objenesis/",
            "/org/javassist/",
            "/org/snakeyaml/",
            "/org/xerial/snappy/",
            "/at/yawk/lz4/",
            "/com/esotericsoftware/",
            "/com/ververica/",
            "/commons-cli/",
            "/commons-collections/",
            "/commons-io/",
            "/tools/profiler/");

    /** Test dependencies, and those that belong to the job, such as the connector. */
    private static final List<String> OUTSIDE = List.of(
            "/flink-connector-kafka/",
            "/flink-test-utils",
            "/flink-migration-test-utils/",
            "-tests.jar",
            "/log4j-slf4j-impl/"); // the binding of an older slf4j

    private static final Pattern PLUGIN = Pattern.compile("flink-(metrics-prometheus)-[\\d.]+\\.jar");

    private FlinkLib() {}

    /** Fills both folders with links to the jars. */
    static void link(Path lib, Path plugins) throws IOException {
        for (Path jar : jars()) {
            String name = jar.getFileName().toString();
            Matcher plugin = PLUGIN.matcher(name);
            Path folder = plugin.matches() ? plugins.resolve(plugin.group(1)) : lib;
            Files.createDirectories(folder);
            Files.createSymbolicLink(folder.resolve(name), jar);
        }
    }

    private static List<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> holdsOne(entry, INSIDE) && !holdsOne(entry, OUTSIDE))
                .map(Path::of)
                .toList();
    }

    private static boolean holdsOne(String entry, List<String> parts) {
        String path = entry.replace(File.separatorChar, '/');
        return parts.stream().anyMatch(path::contains);
    }
}
