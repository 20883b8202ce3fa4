package dev.weir.io;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.io.event.JsonEvents;
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
