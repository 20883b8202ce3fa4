package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jar that goes to a cluster, and what is not. */
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
    void itStartsTheJob() {
        assertThat(mainClass).isEqualTo(DecisionJob.class.getName());
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
    void itLeavesFlinkAndLoggingToTheCluster() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }

    @Test
    void itHoldsNoBrokerNoSandboxAndNoTests() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("kafka/server/"))
                .noneMatch(name -> name.startsWith("dev/weir/sandbox/"))
                .noneMatch(name -> name.startsWith("org/junit/"))
                .noneMatch(name -> name.endsWith("Test.class") && name.startsWith("dev/weir/"))
                .noneMatch(name -> name.matches("log4j2.*\\.properties"));
    }
}
