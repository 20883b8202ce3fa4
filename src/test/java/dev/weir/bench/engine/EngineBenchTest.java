package dev.weir.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.run.BenchConfigs;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of the engine, with tiny figures: whether it measures what it says, not what it measures. */
final class EngineBenchTest {
    private static final Path RULES = Path.of("rules");
    private static final int FEW_CARDS = 5;

    @ParameterizedTest
    @ValueSource(strings = {"a1", "a7", "b1", "b7"})
    void theRulesByHandFireAsOftenAsThoseOfTheEngine(String row) throws Exception {
        EngineWork usual = work(row);
        EngineWork work =
                new EngineWork(new CardPayments(3, FEW_CARDS), usual.engine(), usual.handWritten(), usual.sameDuties());

        EngineCost cost = new EngineMeter(work, Duration.ofMillis(100)).measure();

        assertThat(cost.fired()).isEqualTo(cost.firedByHand()).isEqualTo(cost.firedWithDuties());
        assertThat(cost.fired().events()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "none"})
    void whatNobodyWritesByHandIsMeasuredBesideAYardstick(String row) throws Exception {
        EngineCost cost = new EngineMeter(work(row), Duration.ofMillis(1)).measure();

        assertThat(cost.engine()).isPositive();
        assertThat(cost.ratio()).isPositive();
        assertThat(cost.bytesPerEvent()).isPositive();
        assertThat(cost.seen()).isGreaterThanOrEqualTo(cost.events());
    }

    @Test
    void eachRowHasAVirtualMachineOfItsOwnAndALine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), OptionalInt.empty());

        Stop stop = Stop.onSignal();
        EngineBench.run("b1", Duration.ofMillis(1), console, stop);
        stop.closed();

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(lines.size() - 2)).contains("bytes/event", "Siddhi 5");
        assertThat(lines.get(lines.size() - 1)).startsWith("b1 ").contains("2,100,000", "2,060,000", "520,000");
    }

    @Test
    void rowsAreNamed() {
        assertThat(EngineRow.named("all")).hasSize(8).isEqualTo(EngineRow.ALL);
        assertThat(EngineRow.named("a1, B10000,rules,none").stream().map(EngineRow::name))
                .containsExactly("a1", "b10000", "rules", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a0", "b10001", "c1", "rules2"})
    void aRowThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> EngineRow.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write a or b with a number of rules from 1 to 10000");
    }

    private static EngineWork work(String row) throws Exception {
        JobConfig config = BenchConfigs.withoutKafka();
        return EngineWork.of(EngineRow.named(row).get(0), config, RULES);
    }
}
