package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that is made beside the first command, with a Java that only says how it is called. */
final class ClassArchiveTest {
    private final Path folder;
    private final ScriptedJava commands;

    ClassArchiveTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.commands = new ScriptedJava(folder);
    }

    @AfterEach
    void nobodyMakesAnArchive() {
        commands.awaitArchive();
    }

    @Test
    void aCommandRunsWithTheArchiveThatIsMadeBesideTheFirst() throws Exception {
        assertThat(commands.first("rules", "list"))
                .contains("-XX:TieredStopAtLevel=1")
                .endsWith("-cp " + folder.resolve("w.jar") + " dev.weir.cli.Main rules list");
        assertThat(folder.resolve("w.jsa")).hasContent("classes");
        assertThat(commands.run("--help"))
                .startsWith("-XX:SharedArchiveFile=" + folder.resolve("w.jsa"))
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".jsa."));
    }

    @Test
    void nobodyWaitsForTheArchiveAndOneMakesIt() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "");
        for (int i = 0; i < 3; i++) {
            assertThat(commands.run("rules", "list"))
                    .startsWith("-Xshare:auto ")
                    .endsWith("dev.weir.cli.Main rules list");
        }
        assertThat(folder.resolve("w.jsa")).doesNotExist();

        Files.delete(slow);
        commands.awaitArchive();
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .filteredOn(call -> call.contains(" -Xshare:dump "))
                .singleElement(STRING)
                .startsWith("1"); // it is ten steps nicer than the command
    }

    @Test
    void whatOneThatWasKilledLeftIsTakenAwayAfterAQuarterOfAnHour() throws Exception {
        Path left = Files.createDirectory(folder.resolve("w.jsa.making"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(14 * 60)));
        commands.run("--help");
        assertThat(left).as("it may be at work").isEmptyDirectory();

        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(16 * 60 + 5)));
        commands.first("--help");
        assertThat(folder.resolve("w.jsa")).hasContent("classes");
    }

    @Test
    void ofTwoThatTakeAwayWhatAKilledOneLeftTheSecondIsLeftItsFolder() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "");
        commands.run("--help");
        Path making = folder.resolve("w.jsa.making");
        Path maker = folder.resolve("maker");
        ScriptedJava.await(() -> Files.exists(maker));
        try (Stream<Path> begun = Files.walk(making)) { // as the second does, which looked before the first had begun
            begun.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        Path ofSecond = Files.createDirectories(making.resolve("second"));

        Files.delete(slow);
        long first = Long.parseLong(Files.readString(maker).strip());
        ScriptedJava.await(
                () -> ProcessHandle.of(first).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(ofSecond).exists();
        assertThat(folder.resolve("w.jsa")).doesNotExist();
        Files.delete(ofSecond);
        Files.delete(making);
    }

    @Test
    void anArchiveIsMadeAnewForAJarThatWasPutBackAndIsOlder() throws Exception {
        commands.first("--help");
        Files.delete(folder.resolve("calls"));
        commands.run("--help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");

        Files.setLastModifiedTime(
                folder.resolve("w.jar"), FileTime.from(Instant.now().minusSeconds(3600)));
        commands.first("--help");
        assertThat(folder.resolve("calls")).content().containsOnlyOnce("-Xshare:dump");
        Files.delete(folder.resolve("calls"));
        commands.run("--help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");
    }

    @Test
    void anArchiveOfAJarThatWasBuiltAgainMeanwhileIsNotKept() throws Exception {
        Path newer = Files.writeString(folder.resolve("newer"), "");
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));
        commands.first("--help");
        assertThat(folder.resolve("w.jsa")).doesNotExist();
    }

    @Test
    void theArchiveHasTheClassesOfTheCommandsThatArePlayedForIt() throws Exception {
        commands.first("--version");
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .filteredOn(call -> call.contains("-XX:DumpLoadedClassList="))
                .extracting(
                        call -> call.replaceAll(".* dev.weir.cli.Main |.* dev.weir.io.kafka.| (\\S*/|--boot).*", ""))
                .containsExactly("rules test", "rules list", "rules validate", "--help", "Rehearsal");
        assertThat(folder.resolve("calls")).content().contains(" -Xshare:dump ");
    }

    @Test
    void aClassThatEachListNumbersAnewIsInTheArchiveOnce() throws Exception {
        commands.first("--version"); // since Java 19 lists have numbers, and a number that is there twice is an error
        assertThat(folder.resolve("classes")).hasContent("java/lang/Object");
    }

    @Test
    void anArchiveThatCannotBeMadeIsNotTriedWithEachRun() throws Exception {
        Files.writeString(folder.resolve("archive"), "");
        commands.first("--help");
        assertThat(folder.resolve("w.jsa")).isEmptyFile();

        Files.delete(folder.resolve("calls"));
        assertThat(commands.first("--help"))
                .startsWith("-Xshare:auto ")
                .doesNotContain("archive", "SharedArchiveFile")
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");
    }

    @Test
    void whatStillReadsTheArchiveOfBeforeCanGoOnWhenNoNewOneCanBeMade() throws Exception {
        commands.first("--help");
        Path read = Files.createLink(folder.resolve("read"), folder.resolve("w.jsa"));
        Files.setLastModifiedTime(read, FileTime.from(Instant.now().minusSeconds(60)));
        Files.writeString(folder.resolve("archive"), "");
        commands.first("--help");
        assertThat(folder.resolve("w.jsa")).isEmptyFile();
        assertThat(read).hasContent("classes");
    }

    @Test
    void withoutAFolderOfTheUserNoArchiveIsLeftWhereAnyoneCouldLeaveOne() throws Exception {
        Path jar = Files.createDirectory(folder.resolve("there")).resolve(folder.getFileName() + ".jar");
        Files.writeString(jar, "");
        assumeTrue(folder.resolve("there").toFile().setWritable(false) && !Files.isWritable(jar.getParent()));
        Map<String, String> nowhere = Map.of("WEIR_JAR", jar.toString(), "HOME", "", "XDG_CACHE_HOME", "");
        assertThat(commands.ran(nowhere, ScriptedJava.SCRIPT.toString(), "--help"))
                .startsWith("-Xshare:auto ");
        Path left = Path.of("/tmp/.cache/weir", folder.getFileName() + ".jsa");
        assertThat(List.of(left, Path.of(left + ".making"))).noneMatch(Files::exists);
    }

    @Test
    void whereNoArchiveCanBeMadeCommandsRunAndNothingIsSaid() throws Exception {
        // Even the superuser makes no file of so long a name; what is made aside has a longer one than the archive.
        Path jar = Files.writeString(folder.resolve("w".repeat(251) + ".jar"), "");
        assertThat(commands.ran(Map.of("WEIR_JAR", jar.toString()), ScriptedJava.SCRIPT.toString(), "--help"))
                .startsWith("-Xshare:auto ")
                .endsWith("dev.weir.cli.Main --help");
        assertThat(folder.resolve("calls")).content().doesNotContain("-Xshare:dump");
    }

    @Test
    void theSamplesArePlayedWhereTheyAre() throws Exception {
        Path build = folder.resolve("checkout/target");
        Files.createDirectories(build.resolve("bin"));
        Path rules = Files.createDirectory(folder.resolve("checkout/rules"));
        Files.writeString(rules.resolve("rule.schema.json"), "{}");
        Files.writeString(folder.resolve("checkout/pom.xml"), "<project/>");
        Path script = Files.copy(ScriptedJava.SCRIPT, build.resolve("bin/weir"));
        commands.first(script.toString(), "--version");

        assertThat(folder.resolve("calls")).content().contains(" rules test " + build + "/../rules\n");
    }

    @Test
    void rulesOfSomebodyElseBesideAReleaseAreNotPlayed() throws Exception {
        Path release = folder.resolve("opt/weir");
        Files.createDirectories(release.resolve("bin"));
        Path rules = Files.createDirectory(folder.resolve("opt/rules"));
        Files.writeString(rules.resolve("rule.schema.json"), "{}");
        Path script = Files.copy(ScriptedJava.SCRIPT, release.resolve("bin/weir"));
        commands.first(script.toString(), "--version");

        assertThat(folder.resolve("calls")).content().contains(" rules test ").doesNotContain("opt/rules");
    }
}
