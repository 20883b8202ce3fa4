package dev.weir.bench.backtest;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.bench.catchup.HistoryCatchUp;
import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.engine.EngineRow;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.sandbox.load.Stop;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures backtests beside the engine alone, beside SQL and beside the job that catches up on the same payments. */
public final class BacktestBench {
    private static final List<String> TWO = List.of("amount-above-average", "card-velocity");
    private static final String SWEEP = "amount-above-average:average30d=2..6.5 step 0.5";
    private static final int TURNS = 2;

    private final BenchPlay all;
    private final BenchPlay two;
    private final Path parquet;
    private final Consumer<String> console;
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A piece of work that returns how many hits it counted. */
    @FunctionalInterface
    private interface Work {
        long run() throws Exception;
    }

    /** What a piece of work took. */
    record Cost(double seconds, double cpuSeconds, long hits) {}

    /**
     * Makes a benchmark over payments.
     *
     * @param rules those that are measured all together, with the two that SQL can say
     * @param parquet the payments
     */
    BacktestBench(JobConfig config, BenchRules rules, Path parquet, Consumer<String> console) throws Exception {
        Map<String, String> few = new TreeMap<>(rules.rules());
        few.keySet().retainAll(TWO);
        this.all = new BenchPlay(config, rules, parquet);
        this.two = new BenchPlay(config, new BenchRules(few, Map.of()), parquet);
        this.parquet = parquet;
        this.console = console;
    }

    /**
     * Runs the benchmark over the handbook's payments, or over made up ones where it is not there.
     * {@code weir.rows} is {@code all}, or {@code backtest} to leave out the job that catches up.
     *
     * @param data the folder of public data
     * @param folder for the files that are made
     * @param rules the folder of rules
     * @param payments how many are made up
     */
    public static void run(Path data, Path folder, Path rules, long payments, Consumer<String> console, Stop stop)
            throws Exception {
        boolean live = live(System.getProperty("weir.rows", "all"));
        Path parquet = Files.createDirectories(folder).resolve("payments.parquet");
        boolean handbook = BenchHistory.handbook(data, folder, parquet);
        if (!handbook) {
            console.accept(data.resolve("fraud-handbook") + " is not there: the payments are made up");
            BenchHistory.madeUp(payments, parquet);
        }
        BenchRules given = BenchRules.of(EngineRow.named("rules").get(0), rules);
        BacktestBench bench = new BacktestBench(BenchConfigs.withoutKafka(), given, parquet, console);
        console.accept(Machine.shown());
        Cost backtest = bench.turn(1);
        for (int turn = 2; turn <= TURNS && !stop.awaitWish(0); turn++) {
            backtest = bench.turn(turn);
        }
        if (live && !stop.awaitWish(0)) {
            bench.live(given, folder, backtest, stop);
        }
    }

    /**
     * Returns whether the job that catches up is measured, too.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    static boolean live(String rows) {
        return switch (rows) {
            case "all" -> true;
            case "backtest" -> false;
            default ->
                throw new IllegalArgumentException("-Dweir.rows=" + rows
                        + " is not understood; write all, or backtest to leave out the job that catches up");
        };
    }

    /** Measures the job on the same payments, once: it is warm from the turns, as far as the engine goes. */
    private void live(BenchRules rules, Path folder, Cost backtest, Stop stop) throws Exception {
        List<Transaction> payments =
                all.events().stream().map(Transaction.class::cast).toList();
        HistoryCatchUp.Took took = HistoryCatchUp.decides(payments, rules, folder.resolve("live"), stop);
        console.accept(String.format(
                Locale.ROOT,
                "%-44s%10.2f%10.2f%,12.0f decided of %,d; to the backtest: s %.2f, CPU s %.2f",
                "all rules: job that catches up from Kafka",
                took.seconds(),
                took.cpuSeconds(),
                took.payments(),
                payments.size(),
                took.seconds() / backtest.seconds(),
                took.cpuSeconds() / backtest.cpuSeconds()));
    }

    /**
     * Measures each row once, so that each is measured beside the others; the first turn warms up.
     *
     * @return the cost of the backtest with all rules
     */
    Cost turn(int turn) throws Exception {
        List<Event> events = two.events();
        console.accept(String.format(
                Locale.ROOT, "%,d payments in %,d kB of Parquet", events.size(), Files.size(parquet) / 1_024));
        console.accept(String.format(
                "%-44s%10s%10s%12s%8s", turn == 1 ? "turn 1, cold" : "turn " + turn, "s", "CPU s", "hits", "ratio"));
        Cost alone = row("all rules: engine alone, events in memory", () -> all.engineAlone(events), null);
        Cost backtest = row("all rules: backtest from Parquet", all::backtest, alone);
        Cost few = row("two rules: engine alone, events in memory", () -> two.engineAlone(events), null);
        row("two rules: backtest from Parquet", two::backtest, few);
        row("two rules: DuckDB from Parquet", this::sql, few);
        row("one rule: 10 values swept, events in memory", () -> two.sweep(SWEEP, events), few);
        return backtest;
    }

    private long sql() throws Exception {
        try (BenchSql sql = new BenchSql()) {
            return sql.hits(parquet);
        }
    }

    private Cost row(String name, Work work, @Nullable Cost beside) throws Exception {
        long beginNanos = System.nanoTime();
        long beginCpu = process.getProcessCpuTime();
        long hits = work.run();
        Cost cost =
                new Cost((System.nanoTime() - beginNanos) / 1e9, (process.getProcessCpuTime() - beginCpu) / 1e9, hits);
        console.accept(String.format(
                Locale.ROOT,
                "%-44s%10.2f%10.2f%,12d%8s",
                name,
                cost.seconds(),
                cost.cpuSeconds(),
                hits,
                beside == null ? "" : String.format(Locale.ROOT, "%.2f", cost.seconds() / beside.seconds())));
        return cost;
    }
}
