package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that starts commands, with a Java that only says how it is called. */
final class WeirScriptTest {
    private final Path folder;
    private final ScriptedJava commands;

    WeirScriptTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.commands = new ScriptedJava(folder);
    }

    @AfterEach
    void nobodyMakesAnArchive() {
        commands.awaitArchive();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            C,     '',          '',          C.UTF-8, ''
            POSIX, de_DE.UTF-8, de_DE.UTF-8, C.UTF-8, de_DE.UTF-8
            '',    C,           de_DE.UTF-8, '',      C.UTF-8
            '',    '',          '',          '',      C.UTF-8
            '',    '',          de_DE.UTF-8, '',      ''
            de_DE, C,           C,           de_DE,   C
            """)
    void inThePlainLocaleJavaIsGivenOneWithAllLetters(
            String all, String ofTexts, String language, String allOfJava, String ofTextsOfJava) throws Exception {
        Map<String, String> variables = Map.of("LC_ALL", all, "LC_CTYPE", ofTexts, "LANG", language);
        Map<String, String> given = new HashMap<>(variables);
        given.put("WEIR_JAR", folder.resolve("w.jar").toString());
        commands.ran(given, ScriptedJava.SCRIPT.toString(), "--help");
        assertThat(Files.readAllLines(folder.resolve("locales"))).contains(allOfJava + "/" + ofTextsOfJava);
    }

    @Test
    void anotherCollectorThatJavaIsGivenIsLeftToIt() throws Exception {
        assertThat(commands.first("--help")).contains("-XX:+UseSerialGC");
        for (String collector : List.of("-XX:+UseSerialGC", "-XX:+UseParallelGC")) {
            Map<String, String> given =
                    Map.of("WEIR_JAR", folder.resolve("w.jar").toString(), "JAVA_TOOL_OPTIONS", collector);
            Files.delete(folder.resolve("w.jsa"));
            assertThat(commands.ran(given, ScriptedJava.SCRIPT.toString(), "rules", "list"))
                    .as("Java refuses two")
                    .doesNotContain("-XX:+UseSerialGC")
                    .endsWith("dev.weir.cli.Main rules list");
            commands.awaitArchive();
            assertThat(folder.resolve("w.jsa")).hasContent("classes");
        }
    }

    @Test
    void aSizeOfMemoryThatJavaIsGivenIsLeftToIt() throws Exception {
        assertThat(commands.run("rules", "list")).contains("-XX:NewSize=");
        Map<String, String> given = Map.of("WEIR_JAR", folder.resolve("w.jar").toString(), "WEIR_OPTS", "-Xmx64m");
        assertThat(commands.ran(given, ScriptedJava.SCRIPT.toString(), "rules", "list"))
                .contains(" -Xmx64m ")
                .doesNotContain("-XX:NewSize=");
    }

    @Test
    void whatRunsForLongGetsBothCompilers() throws Exception {
        commands.first("--version");
        assertThat(commands.run("rules", "test", "rules")).contains("-XX:TieredStopAtLevel=1", "-XX:NewSize=");
        assertThat(commands.run("backtest", "--help"))
                .contains("-XX:SharedArchiveFile=")
                .doesNotContain("-XX:TieredStopAtLevel", "-XX:C1", "-XX:NewSize=");
    }

    @Test
    void helpIsShownWithoutMovingTheArchiveInMemory() throws Exception {
        assertThat(commands.run("--help"))
                .contains(" -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions"
                        + " -XX:ArchiveRelocationMode=0 ");
        assertThat(commands.run("rules", "list", "-h")).contains(" -XX:ArchiveRelocationMode=0 ");
        assertThat(commands.run("rules", "list")).doesNotContain("ArchiveRelocationMode"); // needs more of it
    }

    @Test
    void aLinkToItFindsTheJarBesideTheScript() throws Exception {
        Path release = folder.resolve("release");
        Files.createDirectories(release.resolve("bin"));
        Path jar = Files.createDirectory(release.resolve("lib")).resolve("weir-1-job.jar");
        Files.move(folder.resolve("w.jar"), jar);
        Files.copy(ScriptedJava.SCRIPT, release.resolve("bin/weir"));
        Path link = Files.createSymbolicLink(folder.resolve("weir"), Path.of("release", "bin", "weir"));

        assertThat(commands.ran(Map.of(), link.toString(), "--help"))
                .endsWith("-cp " + jar.toRealPath() + " dev.weir.cli.Main --help");
        ScriptedJava.awaitMade(release.resolve("lib/weir-1-job.jsa"));
        assertThat(release.resolve("lib/weir-1-job.jsa")).exists();
    }

    @Test
    void itsOwnVariablesAreItsOwnSinceOthersThatBeginLikeThemAreKeysOfTheJobConfig() throws Exception {
        assertThat(commands.run("--help")).contains(" -Dmine=1 -cp ").endsWith("dev.weir.cli.Main --help");
    }

    @Test
    void withoutAJarThatJavaCouldFindItSaysWhatToDo() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("a:b")).resolve("w.jar");
        Files.move(folder.resolve("w.jar"), odd);
        assertThat(commands.run("--help"))
                .contains("there is no job jar", "mvn -q package -Dmaven.test.skip", "WEIR_JAR");
        assertThat(commands.ran(Map.of("WEIR_JAR", odd.toString()), ScriptedJava.SCRIPT.toString(), "--help"))
                .endsWith(odd + " at the colon; leave it in a folder without one");
    }
}
