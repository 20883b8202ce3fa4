package dev.weir.bench.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.config.JobConfig;
import dev.weir.io.document.RuleFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of backtests, with few payments: whether it measures what it says, not what it measures. */
final class BacktestBenchTest {
    private static final long PAYMENTS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void theEngineTheBacktestAndSqlHitTheSamePayments() throws Exception {
        JobConfig config = BenchConfigs.withoutKafka();
        Path parquet = folder.resolve("payments.parquet");
        BenchHistory.madeUp(PAYMENTS, parquet);
        Map<String, String> two = new TreeMap<>(RuleFiles.read(Path.of("rules")).rules());
        two.keySet().retainAll(List.of("amount-above-average", "card-velocity"));
        BenchPlay play = new BenchPlay(config, new BenchRules(two, Map.of()), parquet);
        List<String> lines = new ArrayList<>();
        new BacktestBench(config, new BenchRules(two, Map.of()), parquet, lines::add).turn(1);

        long hits = play.backtest();
        assertThat(hits).isPositive();
        assertThat(play.engineAlone(play.events())).isEqualTo(hits);
        try (BenchSql sql = new BenchSql()) {
            assertThat(sql.hits(parquet)).isEqualTo(hits);
        }
        assertThat(lines).hasSize(8).anyMatch(line -> line.startsWith("two rules: DuckDB from Parquet"));
    }

    @Test
    void theJobThatCatchesUpCanBeLeftOut() {
        assertThat(BacktestBench.live("all")).isTrue();
        assertThat(BacktestBench.live("backtest")).isFalse();
        assertThatThrownBy(() -> BacktestBench.live("a1"))
                .hasMessage(
                        "-Dweir.rows=a1 is not understood; write all, or backtest to leave out the job that catches up");
    }
}
