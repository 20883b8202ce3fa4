package dev.weir.chapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The project in another folder, with what Maven has compiled and packed already: it is not made a second time there. */
final class ProjectCopy {
    private static final List<String> SOURCES = List.of("pom.xml", "src", "rules", "job-configs", "flink-conf");
    private static final List<String> MADE = List.of("classes", "generated-sources", "maven-status", "lib");

    private ProjectCopy() {}

    /**
     * Makes a copy of the project that is the current folder, in a new folder of its target; returns that.
     *
     * @param jar of the job, in the target folder
     */
    static Path make(Path jar) throws IOException {
        Path into = Files.createTempDirectory(Path.of("target"), "project-");
        for (String part : SOURCES) {
            copy(Path.of(part), into.resolve(part));
        }
        Files.createDirectories(into.resolve("target"));
        for (String part : MADE) {
            Path made = Path.of("target", part);
            if (Files.exists(made)) {
                copy(made, into.resolve(made));
            }
        }
        copy(jar, into.resolve("target").resolve(jar.getFileName()));
        return into;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> {
                try { // with their times, by which the compiler knows that nothing has changed
                    Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
