package dev.weir.bench.collector;

import dev.weir.bench.run.BenchReport;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.ReadableNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The output of the comparison of collectors: numbers with the conditions of the measurement. */
final class GcReport {
    private static final double[] PERCENTS = {50, 99, 99.9};

    private GcReport() {}

    static List<String> conditions(double rate, int rules, JobConfig config, Duration turn) {
        return List.of(
                BenchReport.load(rate, rules, config, turn),
                String.format(
                        Locale.ROOT,
                        "JDK %s, %d processors; broker, job manager, each task manager (4 GB) and the sender a process",
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors()),
                BenchReport.MEASURED,
                "");
    }

    /** Returns the table; the first job is the floor, the second the one that the others are compared with. */
    static List<String> table(List<CollectorRun> compared) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                "%-18s%10s%10s%10s%18s%12s%9s%10s%12s%9s",
                "", "p50", "p99", "p99.9", "p99.9 to floor", "to G1", "pauses", "longest", "all", "CPU"));
        for (CollectorRun one : compared) {
            StringBuilder row = new StringBuilder(String.format("%-18s", one.name()));
            for (double percent : PERCENTS) {
                row.append(String.format(
                        "%10s", ReadableNumbers.millis(one.latency().percentileNanos(percent))));
            }
            row.append(String.format(
                    Locale.ROOT, "%18.2f%12.2f", ratio(one, compared.get(0)), ratio(one, compared.get(1))));
            lines.add(row.append(pauses(one)).toString());
        }
        return lines;
    }

    private static double ratio(CollectorRun one, CollectorRun other) {
        return (double) one.latency().percentileNanos(99.9) / other.latency().percentileNanos(99.9);
    }

    private static String pauses(CollectorRun one) {
        Latency paused = one.paused();
        return String.format(
                Locale.ROOT,
                "%9d%10s%12s%7.1f s",
                paused.count(),
                ReadableNumbers.millis(paused.percentileNanos(100)),
                ReadableNumbers.millis(paused.sumNanos()),
                one.cpu().toMillis() / 1e3);
    }
}
