package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Runs the script that starts commands, with a Java that only says how it is called, in a folder. */
final class ScriptedJava {
    static final Path SCRIPT = Path.of("src", "main", "bin", "weir");

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Path folder;

    /** Writes that Java, and a job jar of no content. */
    ScriptedJava(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("bin"));
        Path java = Files.writeString(folder.resolve("bin/java"), """
                #!/bin/sh
                echo "$(nice) $@" >>"${0%/bin/java}/calls"
                echo "${LC_ALL-}/${LC_CTYPE-}" >>"${0%/bin/java}/locales"
                collectors=$(echo "${JAVA_TOOL_OPTIONS-} $*" | grep -o -e '-XX:+Use[A-Za-z0-9]*GC' | sort -u | wc -l)
                if [ "$collectors" -gt 1 ]; then echo Multiple garbage collectors selected; exit 1; fi
                for option; do
                  case $option in -Xshare:dump) echo $PPID >"${0%/bin/java}/maker"
                    while [ -f "${0%/bin/java}/slow" ]; do sleep 0.02; done ;;
                  -XX:SharedArchiveFile=*.jsa.*) cat "${0%/bin/java}/archive" >"${option#*=}" ;;
                  -XX:DumpLoadedClassList=*) printf 'java/lang/Object id: %s\\na/Made id: 7 super: 0 source: a.jar\\n' "${option##*/}" >"${option#*=}" ;;
                  -XX:SharedClassListFile=*) cp "${option#*=}" "${0%/bin/java}/classes" ;; esac
                  if [ -f "${0%/bin/java}/newer" ]; then mv "${0%/bin/java}/newer" "${0%/bin/java}/w.jar"; fi
                done
                echo "$@" ${WEIR_JAR-} ${WEIR_OPTS-}
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("w.jar"), "");
        Files.writeString(folder.resolve("archive"), "classes");
    }

    /** Runs the script, and waits for what it makes beside. */
    String first(String... arguments) throws IOException, InterruptedException {
        String said = run(arguments);
        awaitArchive();
        return said;
    }

    void awaitArchive() {
        awaitMade(folder.resolve("w.jsa"));
    }

    /** Waits until nobody makes this archive. */
    static void awaitMade(Path archive) {
        Path making = archive.resolveSibling(archive.getFileName() + ".making");
        await(() -> !Files.exists(making));
    }

    /** Waits for minutes at most. */
    static void await(BooleanSupplier holds) {
        for (long since = System.nanoTime(); !holds.getAsBoolean(); ) {
            assertThat(System.nanoTime() - since).as("ns for an archive").isLessThan(MOST_NANOS);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Runs the script, or the one that is named first with a slash, with the jar of this test. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        if (!arguments[0].contains("/")) {
            command.add(0, SCRIPT.toString());
        }
        return ran(Map.of("WEIR_JAR", folder.resolve("w.jar").toString()), command.toArray(String[]::new));
    }

    String ran(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(Map.of("JAVA_HOME", folder.toString(), "WEIR_OPTS", "-Dmine=1"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
