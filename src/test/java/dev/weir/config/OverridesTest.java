package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.config.ConfigDiagnostics.Setting;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OverridesTest {

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, WEIR_KAFKA_BOOTSTRAP_SERVERS",
        "topics.ruleStatus, WEIR_TOPICS_RULE_STATUS",
        "parallelism, WEIR_PARALLELISM"
    })
    void aVariableSpellsThePathInCapitals(String path, String variable) {
        assertThat(Overrides.variable(path)).isEqualTo(variable);
    }

    static Stream<String> keys() {
        return JobConfigReader.settings().stream()
                .filter(setting -> !setting.isOpen())
                .map(Setting::path);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyVariableReachesItsKey(String key) {
        ConfigException refused = catchThrowableOfType(
                ConfigException.class,
                () -> new JobConfigs()
                        .read(
                                "kafka: {bootstrapServers: b}",
                                Map.of(),
                                Map.of(Overrides.variable(key), "{no: value}")));

        assertThat(refused.errors()).hasSize(1).first().asString().startsWith(key + ": is a map; write ");
    }

    @Test
    void thereIsAVariableForEveryKey() {
        assertThat(keys()).hasSize(72).contains("kafka.bootstrapServers", "state.backend");
    }
}
