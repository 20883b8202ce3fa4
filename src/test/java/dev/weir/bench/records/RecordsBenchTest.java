package dev.weir.bench.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.run.BenchConfigs;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** The benchmark of records, with tiny figures: whether it measures what it says, not what it measures. */
final class RecordsBenchTest {

    @Test
    void everyRowDoesItsWorkAndHasAFigure() throws Exception {
        Map<String, IntSupplier> rows = RecordsBench.rows(BenchConfigs.withoutKafka());

        assertThat(rows).hasSize(6);
        rows.forEach((row, work) -> {
            assertThat(work.getAsInt()).as(row).isPositive();
            assertThat(RecordsBench.line(row, new RecordMeter.Cost(1_234.4, 99.6)))
                    .startsWith(row)
                    .endsWith("1,234       100");
        });
    }

    @Test
    void aCostIsOfTheWorkDoneOnce() {
        RecordMeter meter = new RecordMeter(Duration.ofMillis(1));

        RecordMeter.Cost cost = meter.measure(() -> new byte[1_000].length);

        assertThat(cost.bytes()).isBetween(1_000.0, 1_100.0);
        assertThat(meter.results()).isPositive();
    }
}
