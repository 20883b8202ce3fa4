package dev.weir.config;

import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.config.ConfigDiagnostics.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job configs that the project comes with. */
final class ProjectConfigsTest {
    @ParameterizedTest
    @ValueSource(strings = {"local.yaml", "staging.yaml", "production.yaml"})
    void theConfigsOfTheProjectCanBeRead(String name) throws IOException, ConfigException {
        assertThat(new JobConfigs().read(Path.of("job-configs", name), Map.of(), Map.of()))
                .isNotNull();
    }

    @Test
    void whatProductionShowsOfSecurityCanBeRead() throws IOException, ConfigException {
        String shown = Files.readString(Path.of("job-configs", "production.yaml"));
        String asked =
                Pattern.compile("(?m)^# (?=properties:|  )").matcher(shown).replaceAll("  ");

        assertThat(read(asked).kafka().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging.yaml", "production.yaml"})
    void whatAConfigSaysDiffersFromTheDefaults(String name) throws IOException {
        ObjectNode says =
                (ObjectNode) YAMLMapper.builder().build().readTree(Files.readString(Path.of("job-configs", name)));

        for (Setting setting : JobConfigReader.settings()) {
            String pointer = "/" + setting.place().replace('.', '/');
            assertThat(says.at(pointer).asText(""))
                    .as(setting.path())
                    .satisfiesAnyOf(
                            value -> assertThat(value).isEmpty(),
                            value -> assertThat(value).isNotEqualTo(setting.otherwise()));
        }
    }

    @Test
    void whatLocalShowsAsDefaultsAreTheDefaults() throws IOException, ConfigException {
        Pattern defaults = Pattern.compile("# (topics|time|deduplication|limits|outcomes|delivery|state): ?");
        String plain = Files.readString(Path.of("job-configs", "local.yaml"));
        List<String> uncommented = Stream.of(plain.split("\n\n"))
                .filter(paragraph -> defaults.matcher(paragraph).lookingAt())
                .map(paragraph -> paragraph.replaceAll("(?m)^# ?", ""))
                .toList();

        assertThat(uncommented).hasSize(7);
        assertThat(read(plain + String.join("\n", uncommented))).isEqualTo(read(plain));
    }
}
