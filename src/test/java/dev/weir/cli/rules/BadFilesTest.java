package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said about files that YAML reads otherwise than a person, or not at all: each of the folder has the golden text
 * of its errors beside it, with the line and a caret. Written anew with {@code -Dweir.bad-files.write=true}.
 */
class BadFilesTest {

    static Stream<String> names() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileThatCannotBeMeantAsItIsReadIsRefusedWithItsPlace(String name) throws Exception {
        String place = folder() + "/";
        Path file = folder().resolve(name);
        String said = new RuleFolder(config())
                .check(List.of(file)).get(0).errors().stream()
                        .flatMap(error -> error.lines().stream())
                        .map(line -> line.replace(place, ""))
                        .collect(Collectors.joining("\n", "", "\n"));
        String golden = name.replace(".yaml", ".expected");
        if (Boolean.getBoolean("weir.bad-files.write")) {
            Files.writeString(Path.of("src/test/resources/bad-files", golden), said);
        }
        assertThat(said).isEqualTo(Files.readString(folder().resolve(golden)));
        assertThat(said).startsWith(name + ":").doesNotContain("deserves a report");
    }

    @Test
    void oneBadFileKeepsNoOtherFromBeingRead() throws Exception {
        List<RuleFile> files = new RuleFolder(config()).check(List.of(folder()));
        assertThat(files).hasSize((int) names().count());
        assertThat(files).allSatisfy(file -> assertThat(file.errors()).isNotEmpty());
    }

    private static JobConfig config() throws ConfigException {
        return new JobConfigs().read("kafka: {bootstrapServers: 'b:1'}", Map.of(), Map.of());
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(BadFilesTest.class.getResource("/bad-files"))
                .toURI());
    }
}
