package dev.weir.bench.pattern;

import dev.weir.bench.run.BenchCluster;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.Folders;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures the cost of an event as the number of pattern rules grows, few of which apply to it: in Weir, in a job with
 * a {@code CEP.pattern} operator for each, and in one without any. CPU time of the whole process at parallelism 1, with
 * events generated in the job, one run after the other in one virtual machine.
 */
public final class PatternBench {
    private static final List<Integer> PATTERNS = List.of(1, 10, 100, 1_000);
    private static final long WARM_UP = 2_000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    /** A thousand static operators need more heap than this process has, and Flink does not survive that. */
    private static final int FIXED_MOST = 100;

    private static final Duration SENDS_AT_MOST = Duration.ofSeconds(5);
    private static final Duration RUNS_AT_MOST = Duration.ofSeconds(60);

    private final Console console;
    private final Path folder;
    private final long events;
    private final Stop stop;
    private int run;

    /** Creates a benchmark with this many events per run. */
    public PatternBench(Console console, Path folder, long events, Stop stop) {
        this.console = console;
        this.folder = folder;
        this.events = events;
        this.stop = stop;
    }

    /** Runs the measurements and prints the results. */
    public void run() throws Exception {
        Folders.delete(folder);
        Files.createDirectories(folder);
        console.print(PatternReport.conditions(events, WARM_UP, SENDS_AT_MOST));
        try (BenchCluster cluster = BenchCluster.start(1)) {
            warmUp(cluster, config(JobConfig.Backend.HASHMAP));
            for (JobConfig.Backend backend : List.of(JobConfig.Backend.HASHMAP, JobConfig.Backend.ROCKSDB)) {
                measure(cluster, config(backend));
            }
        }
    }

    private void measure(BenchCluster cluster, JobConfig config) throws Exception {
        Runs runs = new Runs(cluster, config);
        PatternCost floor = runs.cost(1, PatternJobs::floor);
        console.print(PatternReport.heading(config.state().backend(), floor));
        PatternCost eventTime = floor;
        PatternCost processingTime = floor;
        for (int patterns : PATTERNS) {
            if (stop.awaitWish(0)) {
                return;
            }
            PatternCost weir = runs.cost(patterns, PatternJobs::weir);
            processingTime = runs.unlessSlow(processingTime, patterns, PatternJobs::byProcessingTime);
            eventTime = runs.unlessSlow(eventTime, patterns, PatternJobs::byEventTime);
            console.print(PatternReport.row(patterns, floor, List.of(eventTime, processingTime, weir)));
        }
    }

    /** The first runs include loading and compiling classes. */
    private void warmUp(BenchCluster cluster, JobConfig config) throws Exception {
        Runs runs = new Runs(cluster, config);
        for (Draw draw : List.<Draw>of(
                PatternJobs::floor, PatternJobs::weir, PatternJobs::byProcessingTime, PatternJobs::floor)) {
            runs.cost(1, draw);
        }
    }

    /** Selects a job. */
    @FunctionalInterface
    private interface Draw extends Function<PatternJobs, StreamExecutionEnvironment> {}

    private final class Runs {
        private final BenchCluster cluster;
        private final JobConfig config;

        Runs(BenchCluster cluster, JobConfig config) {
            this.cluster = cluster;
            this.config = config;
        }

        PatternCost cost(int patterns, Draw draw) throws Exception {
            PatternLoad load = load(patterns);
            return cluster.run(draw.apply(new PatternJobs(config, load)), RUNS_AT_MOST)
                    .map(done -> PatternCost.of(done, load))
                    .orElse(PatternCost.NOT_FINISHED);
        }

        /** Skips static operators that were already too slow with fewer patterns. */
        PatternCost unlessSlow(PatternCost before, int patterns, Draw draw) throws Exception {
            boolean affordable = before.whole() && patterns <= FIXED_MOST;
            return affordable ? cost(patterns, draw) : PatternCost.NOT_TRIED;
        }
    }

    private PatternLoad load(int patterns) {
        long beginMillis = System.currentTimeMillis() - DAY_MILLIS;
        Path gate = folder.resolve("gate-" + run++).toAbsolutePath();
        return new PatternLoad(patterns, events, WARM_UP, beginMillis, gate.toString(), SENDS_AT_MOST.toMillis());
    }

    private static JobConfig config(JobConfig.Backend backend) throws IOException, ConfigException {
        Map<String, String> over = Map.of(
                "kafka.bootstrapServers", "none:9092",
                "state.backend", backend == JobConfig.Backend.HASHMAP ? "hashmap" : "rocksdb",
                "parallelism", "1",
                "bufferTimeout", "100ms",
                "decisions.events", "",
                "labels.topic", "",
                "checkpoints.interval", "1h");
        return new JobConfigs().read(FlinkJob.CONFIG, over, Map.of());
    }
}
