package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts commands, with a Java that only says how it is called. */
final class WeirScriptTest {
    private static final Path SCRIPT = Path.of("src", "main", "bin", "weir");

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(5);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aJava() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        Path java = Files.writeString(folder.resolve("bin/java"), """
                #!/bin/sh
                echo "$(nice) $@" >>"${0%/bin/java}/calls"
                collectors=$(echo "${JAVA_TOOL_OPTIONS-} $*" | grep -o -e '-XX:+Use[A-Za-z0-9]*GC' | sort -u | wc -l)
                if [ "$collectors" -gt 1 ]; then echo Multiple garbage collectors selected; exit 1; fi
                for option; do
                  case $option in -Xshare:dump) while [ -f "${0%/bin/java}/slow" ]; do sleep 0.02; done ;;
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

    @Test
    void aCommandRunsWithTheArchiveThatIsMadeBesideTheFirst() throws Exception {
        assertThat(first("rules", "list"))
                .contains("-XX:TieredStopAtLevel=1")
                .endsWith("-cp " + folder.resolve("w.jar") + " dev.weir.cli.Main rules list");
        assertThat(folder.resolve("w.jsa")).hasContent("classes");
        assertThat(run("--help"))
                .startsWith("-XX:SharedArchiveFile=" + folder.resolve("w.jsa"))
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".jsa."));
    }

    @Test
    void nobodyWaitsForTheArchiveAndOneMakesIt() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "");
        for (int i = 0; i < 3; i++) {
            assertThat(run("rules", "list")).startsWith("-Xshare:auto ").endsWith("dev.weir.cli.Main rules list");
        }
        assertThat(folder.resolve("w.jsa")).doesNotExist();

        Files.delete(slow);
        awaitArchive();
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .filteredOn(call -> call.contains(" -Xshare:dump "))
                .singleElement(STRING)
                .startsWith("1"); // it is ten steps nicer than the command
    }

    @Test
    void whatOneThatWasKilledLeftIsTakenAwayAfterAQuarterOfAnHour() throws Exception {
        Path left = Files.createDirectory(folder.resolve("w.jsa.making"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(14 * 60)));
        run("--help");
        assertThat(left).as("it may be at work").isEmptyDirectory();

        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(16 * 60 + 5)));
        first("--help");
        assertThat(folder.resolve("w.jsa")).hasContent("classes");
    }

    @Test
    void anArchiveOfAJarThatWasBuiltAgainMeanwhileIsNotKept() throws Exception {
        Path newer = Files.writeString(folder.resolve("newer"), "");
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));
        first("--help");
        assertThat(folder.resolve("w.jsa")).doesNotExist();
    }

    @Test
    void theArchiveHasTheClassesOfTheCommandsThatArePlayedForIt() throws Exception {
        first("--version");
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .filteredOn(call -> call.contains("-XX:DumpLoadedClassList="))
                .extracting(
                        call -> call.replaceAll(".* dev.weir.cli.Main |.* dev.weir.io.kafka.| (\\S*/|--boot).*", ""))
                .containsExactly("rules test", "rules list", "rules validate", "--help", "Rehearsal");
        assertThat(folder.resolve("calls")).content().contains(" -Xshare:dump ");
    }

    @Test
    void aClassThatEachListNumbersAnewIsInTheArchiveOnce() throws Exception {
        first("--version"); // since Java 19 lists have numbers, and a number that is there twice is an error
        assertThat(folder.resolve("classes")).hasContent("java/lang/Object");
    }

    @Test
    void anArchiveThatCannotBeMadeIsNotTriedWithEachRun() throws Exception {
        Files.writeString(folder.resolve("archive"), "");
        first("--help");
        assertThat(folder.resolve("w.jsa")).isEmptyFile();

        Files.delete(folder.resolve("calls"));
        assertThat(first("--help"))
                .startsWith("-Xshare:auto ")
                .doesNotContain("archive", "SharedArchiveFile")
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");
    }

    @Test
    void whatStillReadsTheArchiveOfBeforeCanGoOnWhenNoNewOneCanBeMade() throws Exception {
        first("--help");
        Path read = Files.createLink(folder.resolve("read"), folder.resolve("w.jsa"));
        Files.setLastModifiedTime(read, FileTime.from(Instant.now().minusSeconds(60)));
        Files.writeString(folder.resolve("archive"), "");
        first("--help");
        assertThat(folder.resolve("w.jsa")).isEmptyFile();
        assertThat(read).hasContent("classes");
    }

    @Test
    void withoutAFolderOfTheUserNoArchiveIsLeftWhereAnyoneCouldLeaveOne() throws Exception {
        Path jar = Files.createDirectory(folder.resolve("there")).resolve(folder.getFileName() + ".jar");
        Files.writeString(jar, "");
        assumeTrue(folder.resolve("there").toFile().setWritable(false) && !Files.isWritable(jar.getParent()));
        Map<String, String> nowhere = Map.of("WEIR_JAR", jar.toString(), "HOME", "", "XDG_CACHE_HOME", "");
        assertThat(ran(nowhere, SCRIPT.toString(), "--help")).startsWith("-Xshare:auto ");
        Path left = Path.of("/tmp/.cache/weir", folder.getFileName() + ".jsa");
        assertThat(List.of(left, Path.of(left + ".making"))).noneMatch(Files::exists);
    }

    @Test
    void whereNoArchiveCanBeMadeCommandsRunAndNothingIsSaid() throws Exception {
        // Even the superuser makes no file of so long a name; what is made aside has a longer one than the archive.
        Path jar = Files.writeString(folder.resolve("w".repeat(251) + ".jar"), "");
        assertThat(ran(Map.of("WEIR_JAR", jar.toString()), SCRIPT.toString(), "--help"))
                .startsWith("-Xshare:auto ")
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");
    }

    @Test
    void anotherCollectorThatJavaIsGivenIsLeftToIt() throws Exception {
        assertThat(first("--help")).contains("-XX:+UseSerialGC");
        for (String collector : List.of("-XX:+UseSerialGC", "-XX:+UseParallelGC")) {
            Map<String, String> given =
                    Map.of("WEIR_JAR", folder.resolve("w.jar").toString(), "JAVA_TOOL_OPTIONS", collector);
            Files.delete(folder.resolve("w.jsa"));
            assertThat(ran(given, SCRIPT.toString(), "rules", "list"))
                    .as("Java refuses two")
                    .doesNotContain("-XX:+UseSerialGC")
                    .endsWith("dev.weir.cli.Main rules list");
            awaitArchive();
            assertThat(folder.resolve("w.jsa")).hasContent("classes");
        }
    }

    @Test
    void aSizeOfMemoryThatJavaIsGivenIsLeftToIt() throws Exception {
        assertThat(run("rules", "list")).contains("-XX:NewSize=");
        Map<String, String> given = Map.of("WEIR_JAR", folder.resolve("w.jar").toString(), "WEIR_OPTS", "-Xmx64m");
        assertThat(ran(given, SCRIPT.toString(), "rules", "list"))
                .contains(" -Xmx64m ")
                .doesNotContain("-XX:NewSize=");
    }

    @Test
    void whatRunsForLongGetsBothCompilers() throws Exception {
        first("--version");
        assertThat(run("rules", "test", "rules")).contains("-XX:TieredStopAtLevel=1", "-XX:NewSize=");
        assertThat(run("backtest", "--help"))
                .contains("-XX:SharedArchiveFile=")
                .doesNotContain("-XX:TieredStopAtLevel", "-XX:C1", "-XX:NewSize=");
    }

    @Test
    void helpIsShownWithoutMovingTheArchiveInMemory() throws Exception {
        assertThat(run("--help"))
                .contains(" -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions"
                        + " -XX:ArchiveRelocationMode=0 ");
        assertThat(run("rules", "list", "-h")).contains(" -XX:ArchiveRelocationMode=0 ");
        assertThat(run("rules", "list")).doesNotContain("ArchiveRelocationMode"); // needs more of it
    }

    @Test
    void theSamplesArePlayedWhereTheyAre() throws Exception {
        Path build = folder.resolve("checkout/target");
        Files.createDirectories(build.resolve("bin"));
        Path rules = Files.createDirectory(folder.resolve("checkout/rules"));
        Files.writeString(rules.resolve("rule.schema.json"), "{}");
        Files.writeString(folder.resolve("checkout/pom.xml"), "<project/>");
        Path script = Files.copy(SCRIPT, build.resolve("bin/weir"));
        first(script.toString(), "--version");

        assertThat(folder.resolve("calls")).content().contains(" rules test " + build + "/../rules\n");
    }

    @Test
    void rulesOfSomebodyElseBesideAReleaseAreNotPlayed() throws Exception {
        Path release = folder.resolve("opt/weir");
        Files.createDirectories(release.resolve("bin"));
        Path rules = Files.createDirectory(folder.resolve("opt/rules"));
        Files.writeString(rules.resolve("rule.schema.json"), "{}");
        Path script = Files.copy(SCRIPT, release.resolve("bin/weir"));
        first(script.toString(), "--version");

        assertThat(folder.resolve("calls")).content().contains(" rules test ").doesNotContain("opt/rules");
    }

    @Test
    void aLinkToItFindsTheJarBesideTheScript() throws Exception {
        Path release = folder.resolve("release");
        Files.createDirectories(release.resolve("bin"));
        Path jar = Files.createDirectory(release.resolve("lib")).resolve("weir-1-job.jar");
        Files.move(folder.resolve("w.jar"), jar);
        Files.copy(SCRIPT, release.resolve("bin/weir"));
        Path link = Files.createSymbolicLink(folder.resolve("weir"), Path.of("release", "bin", "weir"));

        assertThat(ran(Map.of(), link.toString(), "--help"))
                .endsWith("-cp " + jar.toRealPath() + " dev.weir.cli.Main --help");
        awaitMade(release.resolve("lib/weir-1-job.jsa"));
        assertThat(release.resolve("lib/weir-1-job.jsa")).exists();
    }

    @Test
    void itsOwnVariablesAreItsOwnSinceOthersThatBeginLikeThemAreKeysOfTheJobConfig() throws Exception {
        assertThat(run("--help")).contains(" -Dmine=1 -cp ").endsWith("dev.weir.cli.Main --help");
    }

    @Test
    void withoutAJarThatJavaCouldFindItSaysWhatToDo() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("a:b")).resolve("w.jar");
        Files.move(folder.resolve("w.jar"), odd);
        assertThat(run("--help")).contains("there is no job jar", "mvn -q package -Dmaven.test.skip", "WEIR_JAR");
        assertThat(ran(Map.of("WEIR_JAR", odd.toString()), SCRIPT.toString(), "--help"))
                .endsWith(odd + " at the colon; leave it in a folder without one");
    }

    private String first(String... arguments) throws IOException, InterruptedException {
        String said = run(arguments);
        awaitArchive();
        return said;
    }

    @AfterEach
    void awaitArchive() {
        awaitMade(folder.resolve("w.jsa"));
    }

    private static void awaitMade(Path archive) {
        Path making = archive.resolveSibling(archive.getFileName() + ".making");
        for (long since = System.nanoTime(); Files.exists(making); ) {
            assertThat(System.nanoTime() - since).as("ns for an archive").isLessThan(MOST_NANOS);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Runs the script, or the one that is named first with a slash, with the jar of this test. */
    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        if (!arguments[0].contains("/")) {
            command.add(0, SCRIPT.toString());
        }
        return ran(Map.of("WEIR_JAR", folder.resolve("w.jar").toString()), command.toArray(String[]::new));
    }

    private String ran(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(Map.of("JAVA_HOME", folder.toString(), "WEIR_OPTS", "-Dmine=1"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
