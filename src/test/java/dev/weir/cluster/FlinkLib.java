package dev.weir.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The {@code lib} folder of Flink's distribution, put together from the class path of this process: Flink's own jars, and
 * what those need. The job's dependencies are not in it, so that a class that the job jar lacks is missed.
 */
final class FlinkLib {
    /** Folders of artifacts in a Maven repository. Test utilities and the connector, which is the job's, are not of Flink's lib. */
    private static final Pattern OF_FLINK = Pattern.compile(
            ".*/(?:org/apache/flink/(?!flink-connector-kafka/|flink-test-utils|flink-migration-)"
                    + "|org/apache/logging/log4j/|org/slf4j/|org/apache/commons/|commons-(?:cli|codec|collections|io)/|com/esotericsoftware/"
                    + "|org/objenesis/|org/javassist/|org/snakeyaml/|org/xerial/snappy/|at/yawk/lz4/|com/ververica/|tools/profiler/).*(?<!-tests)\\.jar");

    private FlinkLib() {}

    /** Fills a folder with links to the jars. */
    static void link(Path lib) throws IOException {
        Files.createDirectories(lib);
        for (Path jar : jars()) {
            Files.createSymbolicLink(lib.resolve(jar.getFileName().toString()), jar);
        }
    }

    private static List<Path> jars() {
        String classPath = System.getProperty("java.class.path");
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry ->
                        OF_FLINK.matcher(entry.replace(File.separatorChar, '/')).matches())
                .map(Path::of)
                .toList();
    }
}
