package dev.weir.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.row.CapturedTables;
import dev.weir.io.row.CapturedRows;
import dev.weir.sandbox.flink.FlinkJob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ShopTest {
    @Test
    void withTheVariablesThatItPrintsCommandsReadRulesAndListsOfItsTables() throws IOException, ConfigException {
        Map<String, String> printed = Arrays.stream(
                        Shop.SETTINGS_OF_COMMANDS.replace("export ", "").split(" "))
                .map(variable -> variable.split("="))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));

        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), printed);

        CapturedTables tables = CapturedRows.tables(config);
        assertThat(tables.hasRules()).isTrue();
        assertThat(tables.hasLists()).isTrue();
    }
}
