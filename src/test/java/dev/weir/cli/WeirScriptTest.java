package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts commands, with a Java that only says how it is called. */
final class WeirScriptTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aJava() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        Path java = Files.writeString(folder.resolve("bin/java"), """
                #!/bin/sh
                for option; do
                  case $option in -XX:SharedArchiveFile=*.jsa.*) : >"${option#*=}" ;; esac
                done
                echo "$@" ${WEIR_JAR-} ${WEIR_OPTS-}
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("w.jar"), "");
    }

    @Test
    void aCommandRunsWithTheArchiveThatTheFirstRunLeaves() throws Exception {
        Path archive = folder.resolve("w.jsa");

        assertThat(run("rules", "list"))
                .startsWith("weir: the first run with this jar makes an archive of its classes, once")
                .contains("-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1")
                .endsWith("-cp " + folder.resolve("w.jar") + " dev.weir.cli.Main rules list");
        assertThat(archive).exists();
        assertThat(run("--help")).startsWith("-XX:SharedArchiveFile=" + archive).endsWith("dev.weir.cli.Main --help");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".jsa."));
    }

    @Test
    void itsOwnVariablesAreItsOwnSinceOthersThatBeginLikeThemAreKeysOfTheJobConfig() throws Exception {
        assertThat(run("--help")).contains(" -Dmine=1 -cp ").endsWith("dev.weir.cli.Main --help");
    }

    @Test
    void withoutAJarItSaysHowToBuildOne() throws Exception {
        Files.delete(folder.resolve("w.jar"));
        assertThat(run("--help")).contains("there is no job jar", "mvn -q package -DskipTests", "WEIR_JAR");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of("src", "main", "bin", "weir").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        folder.toString(),
                        "WEIR_JAR",
                        folder.resolve("w.jar").toString(),
                        "WEIR_OPTS",
                        "-Dmine=1"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
