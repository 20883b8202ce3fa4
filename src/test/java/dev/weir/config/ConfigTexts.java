package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

/** Job configs as texts: what a test reads of one, and what is wrong with it. */
final class ConfigTexts {
    static final String LEAST = "kafka: {bootstrapServers: 'b:1'}\n";

    private ConfigTexts() {}

    static JobConfig read(String yaml) throws ConfigException {
        return new JobConfigs().read(yaml, Map.of(), Map.of());
    }

    static List<String> errors(String yaml, Map<String, String> overrides, Map<String, String> environment) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> new JobConfigs().read(yaml, overrides, environment));
        assertThat(refused).as("refused").isNotNull();
        return refused.errors();
    }
}
