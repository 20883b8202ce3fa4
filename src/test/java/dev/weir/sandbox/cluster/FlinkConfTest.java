package dev.weir.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkConfTest {
    private static final Path PRODUCTION = Path.of("flink-conf");

    @TempDir
    private Path root;

    private ClusterFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = ClusterFolder.create(root);
    }

    @Test
    void whatThisMachineWantsTakesThePlaceOfTheLineOfProduction() throws IOException {
        FlinkConf.ofOneMachine(folder, 6123, 8081).write(folder.conf());

        assertThat(GlobalConfiguration.loadConfiguration(folder.conf().toString())
                        .toMap())
                .containsEntry("rest.port", "8081")
                .containsEntry("jobmanager.rpc.port", "6123")
                .containsEntry("web.submit.enable", "true")
                .containsEntry("execution.checkpointing.savepoint-dir", folder.savepoints());
    }

    @Test
    void allElseIsAsInProduction() throws IOException {
        FlinkConf.ofOneMachine(folder, 6123, 8081).write(folder.conf());
        Configuration production = GlobalConfiguration.loadConfiguration(PRODUCTION.toString());
        List<String> changed = linesAfterReasons();

        production.toMap().forEach((key, value) -> {
            if (changed.stream().noneMatch(line -> line.startsWith(key + ": "))) {
                assertThat(GlobalConfiguration.loadConfiguration(folder.conf().toString())
                                .toMap())
                        .containsEntry(key, value);
            }
        });
        assertThat(folder.conf().resolve("log4j.properties"))
                .hasSameTextualContentAs(PRODUCTION.resolve("log4j.properties"));
    }

    @Test
    void aLineMayBeChangedFurther() throws IOException {
        FlinkConf.ofOneMachine(folder, 6123, 8081)
                .with("taskmanager.numberOfTaskSlots", 7, "There are many cores.")
                .write(folder.conf());

        assertThat(Files.readAllLines(folder.conf().resolve("config.yaml")))
                .containsSequence("# On this machine: There are many cores.", "taskmanager.numberOfTaskSlots: 7")
                .doesNotContain("taskmanager.numberOfTaskSlots: 1", "taskmanager.numberOfTaskSlots: 2");
    }

    private List<String> linesAfterReasons() throws IOException {
        List<String> lines = Files.readAllLines(folder.conf().resolve("config.yaml"));
        return IntStream.range(1, lines.size())
                .filter(i -> lines.get(i - 1).startsWith("# On this machine: "))
                .mapToObj(lines::get)
                .toList();
    }
}
