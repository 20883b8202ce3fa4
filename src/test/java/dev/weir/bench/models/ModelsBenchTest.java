package dev.weir.bench.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.records.RecordMeter;
import dev.weir.sandbox.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** The benchmark of models, with tiny figures: whether it measures what it says, not what it measures. */
final class ModelsBenchTest {
    @Test
    void everyRowScoresAndHasAFigure() throws Exception {
        Map<String, IntSupplier> rows = ModelsBench.rows();

        assertThat(rows)
                .containsOnlyKeys(
                        "logistic",
                        "online",
                        "trees",
                        "trees: contributions of inputs",
                        "onnx: logistic",
                        "onnx: trees",
                        "anomaly",
                        "anomaly: learn a row");
        rows.forEach((row, work) -> assertThat(work.getAsInt()).as(row).isGreaterThan(1));
        assertThat(ModelsBench.line("logistic", new RecordMeter.Cost(99.6, 0))).endsWith("100         0     1,000");
    }

    @Test
    void scoresAreTimedWhileAModelIsSwapped() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), OptionalInt.of(120));

        assertThat(new SwapMeter(Duration.ofMillis(1), 1000, console).run()).isPositive();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("no swap", "with swaps", "ms each to load and check");
    }
}
