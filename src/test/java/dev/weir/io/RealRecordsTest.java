package dev.weir.io;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that others wrote. */
final class RealRecordsTest {
    private static final String DECIMALS = ", decimalC: double, numericC: double";
    private static final Path DATA = Path.of("../shared/data");

    @ParameterizedTest
    @ValueSource(strings = {"debezium-json.txt", "debezium-json-with-schema.txt"})
    void changesOfFlinkCdcAreReadWithAndWithoutTheirSchema(String name) throws IOException {
        JsonEvents reader = Records.readerWith(Map.of(EventType.INVENTORY, Map.of("sku", "id", "price", "weight")));

        List<StockChange> changes = new ArrayList<>();
        for (String line : Files.readAllLines(existing("cdc/flink-cdc/" + name))) {
            if (line.startsWith("{")) {
                changes.add((StockChange) accepted(reader.read(record(INVENTORY, line))));
            }
        }

        assertThat(changes).isNotEmpty().extracting(StockChange::sku).contains("102", "109");
    }

    @Test
    void everyTypeOfAColumnOfMySqlIsReadWithItsSchema() throws Exception {
        for (String which : List.of("expected_snapshot", "expected_binlog")) {
            TableRow row = (TableRow) accepted(mysql("debezium-data-schema-include.json", which, DECIMALS));

            assertThat(row.columns().values())
                    .containsAllEntriesOf(Map.of(
                            "tinyC", new Value.Int(127),
                            "decimalC", new Value.Real(123.4567),
                            "numericC", new Value.Real(346),
                            "booleanC", new Value.Bool(true),
                            "dateC", new Value.Time(18_460L * 86_400_000),
                            "datetime6C", new Value.Time(1_595_008_822_123L),
                            "yearC", new Value.Int(2021),
                            "varcharC", new Value.Text("Hello World")));
            assertThat(row.origin().position()).startsWith("mysql-bin.");
        }
    }

    @Test
    void withoutASchemaTimesHaveTheUnitsOfTheConfigAndDecimalsAreRefusedWithTheSettingThatHelps() throws Exception {
        for (String which : List.of("expected_snapshot", "expected_binlog")) {
            TableRow row = (TableRow) accepted(mysql("debezium-data-schema-exclude.json", which, ""));

            assertThat(row.columns().values())
                    .containsAllEntriesOf(Map.of(
                            "booleanC", new Value.Bool(true),
                            "dateC", new Value.Time(18_460L * 86_400_000),
                            "datetime6C", new Value.Time(1_595_008_822_123L)));
            assertThat(rejected(mysql("debezium-data-schema-exclude.json", which, DECIMALS)))
                    .contains("decimal_c is the text \"EtaH\"; write a number; for Debezium set"
                            + " decimal.handling.mode");
        }
    }

    private static Reading mysql(String name, String which, String decimals) throws Exception {
        String table = """
                kafka: {bootstrapServers: 'b:1'}
                tables:
                  kind:
                    {topic: kinds, by: customerId, key: id, timeUnit: {dateC: days, datetime6C: micros}, fields: {
                    tinyC: int, booleanC: bool, dateC: timestamp, datetime3C: timestamp, datetime6C: timestamp,
                    timestampC: timestamp, yearC: int, varcharC: string, timeC: int %s}}
                """.formatted(decimals);
        String envelope = new ObjectMapper()
                .readTree(existing("cdc/flink-cdc/" + name).toFile())
                .path(which)
                .toString();
        JobConfig config = new JobConfigs().read(table, Map.of(), Map.of());
        return JsonEvents.of(config).read(record("kinds", envelope));
    }

    @Test
    void aWeekOfStockOfARealShopIsRead() throws IOException {
        JsonEvents reader = Records.readerWith(Map.of(EventType.INVENTORY, Map.of("available", "quantity")));
        Path file = existing("retail-joined/inventory_cdc.debezium.jsonl.gz");

        List<StockChange> changes = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                changes.add((StockChange) accepted(reader.read(record(INVENTORY, line))));
            }
        }

        assertThat(changes).hasSize(20_812);
        assertThat(changes.get(0).from(ChangeOrigin.UNKNOWN))
                .isEqualTo(new StockChange("10080", "", 1_320_624_000_000L, false, 48, 0, Double.NaN));
    }

    private static Path existing(String name) {
        Path file = DATA.resolve(name);
        assumeThat(file).as("real data").exists();
        return file;
    }
}
