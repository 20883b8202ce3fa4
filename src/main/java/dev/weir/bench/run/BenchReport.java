package dev.weir.bench.run;

import dev.weir.config.JobConfig;
import dev.weir.sandbox.cluster.Eventually;
import dev.weir.sandbox.flink.JobMetrics;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.ReadableNumbers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The output of the benchmark: numbers with the conditions of the measurement. */
public final class BenchReport {
    /** Enough for Flink to collect the counters anew, which it does once a second here. */
    private static final double[] PERCENTS = {50, 90, 99, 99.9};

    /** The definition of latency here. */
    public static final String MEASURED =
            "Time from when a transaction was due until it was read at the other end (no coordinated omission)";

    private BenchReport() {}

    /** Returns the conditions of a run, one per line. */
    public static List<String> conditions(double rate, int rules, JobConfig config, Duration turn) {
        return List.of(
                load(rate, rules, config, turn),
                String.format(
                        Locale.ROOT,
                        "JDK %s, %d processors; sender, broker, both jobs and reader in one process",
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors()),
                MEASURED,
                "");
    }

    /** Returns a job's load and its settings. */
    public static String load(double rate, int rules, JobConfig config, Duration turn) {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s in turns of %d s, %d rules, parallelism %d, %s state, checkpoints every %d s, buffer timeout"
                        + " %d ms, %s",
                rate,
                turn.toSeconds(),
                rules,
                config.parallelism().orElse(1),
                word(config.state().backend()),
                config.checkpoints().intervalMillis() / 1_000,
                config.bufferTimeoutMillis(),
                word(config.delivery()));
    }

    /** Returns the latencies of both jobs side by side, and the difference. */
    public static List<String> table(Latency pass, Latency weir) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format("%-14s%10s%10s%10s%10s%12s", "", "p50", "p90", "p99", "p99.9", "events"));
        lines.add(row("pass-through", pass));
        lines.add(row("Weir", weir));
        StringBuilder ratio = new StringBuilder(String.format("%-14s", "ratio"));
        for (double percent : PERCENTS) {
            ratio.append(String.format(
                    Locale.ROOT, "%10.2f", (double) weir.percentileNanos(percent) / pass.percentileNanos(percent)));
        }
        lines.add(ratio.toString());
        return lines;
    }

    /** Returns the state accesses of an event: at each key that needs it, and at its subject. */
    public static List<String> stateAccesses(JobMetrics metrics) throws Exception {
        // Flink collects all counters when one is asked for, and answers with what it had before: nothing, the first
        // time.
        var unused = Eventually.see(
                "Flink's counters",
                () -> Optional.of(metrics.sum("Decide", "gathered")).filter(gathered -> gathered > 0),
                () -> "Decide has gathered nothing");
        return List.of(
                "",
                perEvent(metrics, "Profile", "observed", "event and key"),
                perEvent(metrics, "Decide", "gathered", "event and subject"));
    }

    private static String perEvent(JobMetrics metrics, String operator, String counter, String what)
            throws IOException, InterruptedException {
        double events = Math.max(1, metrics.sum(operator, counter));
        return String.format(
                Locale.ROOT,
                "%-14s%.2f state reads and %.2f writes per %s (%,.0f)",
                operator,
                metrics.sum(operator, "stateReads") / events,
                metrics.sum(operator, "stateWrites") / events,
                what,
                events);
    }

    /** Returns a setting as written in a job config. */
    private static String word(Enum<?> setting) {
        return setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String row(String name, Latency latency) {
        StringBuilder row = new StringBuilder(String.format("%-14s", name));
        for (double percent : PERCENTS) {
            row.append(String.format("%10s", ReadableNumbers.millis(latency.percentileNanos(percent))));
        }
        return row.append(String.format("%12s", ReadableNumbers.grouped(latency.count())))
                .toString();
    }
}
