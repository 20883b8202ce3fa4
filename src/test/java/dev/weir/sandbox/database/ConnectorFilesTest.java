package dev.weir.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configs for Kafka Connect, against what Kafka Connect and Debezium say that they accept. */
final class ConnectorFilesTest {
    private static final String TRANSFORMS = "transforms";

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("job-configs/connect"))) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void setOnlyWhatTheConnectorKnowsToWhatItAccepts(Path file) throws IOException {
        Map<String, String> config = ConnectorFile.read(file).config();
        assertThat(unknown(config)).isEmpty();
        assertThat(refused(config)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void transformEachRecordAsTheTransformationsAccept(Path file) throws Exception {
        Map<String, String> config = ConnectorFile.read(file).config();
        for (String name : list(config.getOrDefault(TRANSFORMS, ""))) {
            Map<String, String> own = under(TRANSFORMS + "." + name + ".", config);
            ConfigDef accepted =
                    transformation(own.getOrDefault("type", "none")).config();
            own.remove("type");
            assertThat(accepted.names()).as(name).containsAll(own.keySet());
            assertThat(refused(accepted, own)).as(name).isEmpty();
        }
    }

    @Test
    void aMisspeltSettingIsFound() {
        assertThat(unknown(Map.of("slot.nam", "weir", "transforms", "a", "transforms.b.type", "x")))
                .containsExactlyInAnyOrder("slot.nam", "transforms.b.type");
        assertThat(refused(Map.of("snapshot.mode", "whenever")))
                .anyMatch(error -> error.contains("snapshot.mode") && error.contains("when_needed"));
    }

    @Test
    void aFileOfAnotherFormIsRefusedWithTheForm(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"slot.name\": \"weir\"}");
        assertThatThrownBy(() -> ConnectorFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is no connector; write {\"name\": …, \"config\": {…}}");
    }

    private static Set<String> unknown(Map<String, String> config) {
        Set<String> unknown = new TreeSet<>(config.keySet());
        unknown.removeAll(new PostgresConnector().config().names());
        unknown.removeAll(SourceConnectorConfig.configDef().names());
        unknown.removeIf(name -> name.matches("(key|value)\\.converter\\.schemas\\.enable"));
        for (String transform : list(config.getOrDefault(TRANSFORMS, ""))) {
            unknown.removeIf(name -> name.startsWith(TRANSFORMS + "." + transform + "."));
        }
        return unknown;
    }

    private static List<String> refused(Map<String, String> config) {
        List<String> errors = new ArrayList<>();
        Configuration.from(config).validateAndRecord(PostgresConnectorConfig.ALL_FIELDS, errors::add);
        return errors.stream()
                .filter(error -> config.keySet().stream().anyMatch(error::contains))
                .toList();
    }

    private static List<String> refused(ConfigDef accepted, Map<String, String> config) {
        return accepted.validate(config).stream()
                .filter(value -> config.containsKey(value.name()))
                .map(ConfigValue::errorMessages)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    private static Map<String, String> under(String prefix, Map<String, String> config) {
        Map<String, String> under = new TreeMap<>();
        config.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                under.put(name.substring(prefix.length()), value);
            }
        });
        return under;
    }

    private static Transformation<?> transformation(String type) throws ReflectiveOperationException {
        return Class.forName(type)
                .asSubclass(Transformation.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
