package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jar that goes to a cluster, and what is not; and that it runs its commands with nothing around it. */
final class JobJarIT {
    private static List<String> names = List.of();
    private static String mainClass = "";

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(Path.of(System.getProperty("weir.jar")).toFile())) {
            names = jar.stream().map(ZipEntry::getName).toList();
            mainClass = jar.getManifest().getMainAttributes().getValue("Main-Class");
        }
    }

    @Test
    void itStartsTheJobAndTheCommands() {
        assertThat(mainClass).isEqualTo(Main.class.getName());
        assertThat(names).contains("dev/weir/DecisionJob.class");
    }

    @Test
    void itBringsWhatAClusterLacks() {
        assertThat(names)
                .contains(
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "dev/cel/compiler/CelCompiler.class",
                        "com/fasterxml/jackson/databind/ObjectMapper.class");
    }

    @Test
    void itLeavesTheRuntimeOfFlinkAndLoggingToTheCluster() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }

    @Test
    void itHoldsNoBrokerNoSandboxAndNoTests() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("kafka/server/"))
                .noneMatch(name -> name.startsWith("dev/weir/sandbox/"))
                .noneMatch(name -> name.startsWith("dev/weir/bench/"))
                .noneMatch(name -> name.startsWith("org/junit/"))
                .noneMatch(name -> name.endsWith("Test.class") && name.startsWith("dev/weir/"))
                .noneMatch(name -> name.matches("log4j2.*\\.properties"));
    }

    @Test
    void itChecksAndTestsRulesWithoutFlink() throws Exception {
        Said checked = run("rules", "validate", "rules", "--config", "job-configs/local.yaml");
        assertThat(checked.lines()).singleElement().asString().endsWith(" rules, no error");
        assertThat(checked.code()).isZero();

        Said tested = run("rules", "test", "rules", "--config", "job-configs/local.yaml");
        assertThat(tested.lines()).singleElement().asString().endsWith(" cases passed, 0 failed");
        assertThat(tested.code()).isZero();
    }

    @Test
    void itSaysHowToSubmitTheJobWhereThereIsNoFlink() throws Exception {
        Said said = run("--config", "job-configs/local.yaml");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.lines().get(0)).contains("flink run -d weir.jar --config job-configs/local.yaml");
    }

    private record Said(int code, List<String> lines) {}

    /** Runs the jar in a process of its own, with nothing else on the class path; both of its streams are one. */
    private static Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("weir.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines;
        try (Stream<String> said = process.inputReader().lines()) {
            lines = said.toList();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), lines);
    }
}
