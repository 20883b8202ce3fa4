package dev.weir.bench.latency;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.BenchReport;
import dev.weir.bench.run.CheckpointPauses;
import dev.weir.bench.run.Machine;
import dev.weir.bench.run.PassThrough;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.flink.JobMetrics;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.ComparedJob;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.ResultMonitor;
import dev.weir.sandbox.terminal.Tally;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures what Weir adds to the latency of its cluster: the same events at the same steady rate, in turns through Weir
 * and through {@link PassThrough}, both in one Flink cluster on one broker in this process. Turns cancel out other work
 * on the machine, so the ratio is reliable even when the milliseconds are not.
 */
public final class LatencyBench {
    private static final String PREFIX = "pass-";
    private static final Duration USUAL_TURN = Duration.ofSeconds(20);
    private static final long RULES_MOST_MILLIS = 300_000;

    private final SandboxOptions options;
    private final Console console;
    private final Stop stop;
    private final Duration turn;

    private LatencyBench(SandboxOptions options, Console console, Stop stop) {
        this.options = options;
        this.console = console;
        this.stop = stop;
        this.turn = options.duration().orElse(USUAL_TURN);
    }

    /**
     * Runs the benchmark: the situations with checkpoints one after another with the same jobs, then the one without.
     */
    public static void run(List<LatencyScenario> situations, SandboxOptions options, Console console, Stop stop)
            throws Exception {
        LatencyBench bench = new LatencyBench(options, console, stop);
        bench.run(
                situations.stream()
                        .filter(each -> each != LatencyScenario.NO_CHECKPOINTS)
                        .toList(),
                Map.of());
        bench.run(
                situations.stream()
                        .filter(each -> each == LatencyScenario.NO_CHECKPOINTS)
                        .toList(),
                Map.of("checkpoints.interval", "24h"));
    }

    private void run(List<LatencyScenario> situations, Map<String, String> settings) throws Exception {
        if (situations.isEmpty() || stop.awaitWish(0)) {
            return;
        }
        Path folder = options.directory();
        Folders.delete(folder.resolve("checkpoints"));
        Folders.delete(folder.resolve("broker"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            Topics.create(broker.bootstrapServers(), "");
            Topics.create(broker.bootstrapServers(), PREFIX);
            compare(situations, configs(broker.bootstrapServers(), settings), producer);
        }
    }

    private void compare(List<LatencyScenario> situations, BenchConfigs configs, Producer producer) throws Exception {
        JobConfig weirConfig = configs.ofWeir("");
        HotCard toPass = new HotCard(Traffic.forRate(1, options.rate()));
        HotCard toWeir = new HotCard(Traffic.forRate(1, options.rate()));
        String brokers = configs.bootstrapServers();
        try (BenchCluster cluster =
                        BenchCluster.start(2 * weirConfig.parallelism().orElse(1));
                ComparedJob pass = ComparedJob.ofPassThrough(new ComparedJob.Way(producer, brokers, toPass), PREFIX);
                ComparedJob weir = ComparedJob.ofWeir("Weir", new ComparedJob.Way(producer, brokers, toWeir), "")) {
            StreamExecutionEnvironment env = new StreamExecutionEnvironment();
            PassThrough.build(env, configs.ofPassThrough(PREFIX));
            cluster.submit(env);
            Started started = startWeir(cluster, weirConfig, brokers, producer);
            console.print(BenchReport.conditions(options.rate(), started.rules(), weirConfig, turn));
            console.print(Machine.shown());
            LatencyTurns turns = new LatencyTurns(
                    weirConfig,
                    new LatencyTurns.Way(pass, toPass),
                    new LatencyTurns.Way(weir, toWeir),
                    new LatencyTurns.Pace(options.rate(), turn),
                    console,
                    stop);
            turns.warmUp();
            for (LatencyScenario scenario : situations) {
                turns.measure(scenario, producer);
            }
            console.print(CheckpointPauses.of(started.metrics()));
            console.print(BenchReport.stateAccesses(started.metrics()));
        }
    }

    private record Started(int rules, JobMetrics metrics) {}

    private Started startWeir(BenchCluster cluster, JobConfig config, String brokers, Producer producer)
            throws Exception {
        ResultMonitor audience = new ResultMonitor(console, new InFlight(), new Tally());
        Path folder = options.rules().orElseThrow(() -> new IOException("a benchmark needs rules"));
        RulePusher rules = new RulePusher(folder, producer);
        audience.expect(rules.push());
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        DecisionJob.build(env, config);
        JobMetrics metrics = cluster.submit(env);
        try (Reader reader = Reader.start(brokers, audience)) {
            Set<String> missing = audience.awaitAnswers(RULES_MOST_MILLIS);
            if (!missing.isEmpty() || !reader.isReading()) {
                throw new IOException("the job did not answer to " + String.join(", ", missing));
            }
        }
        return new Started(rules.rules(), metrics);
    }

    private BenchConfigs configs(String brokers, Map<String, String> settings) {
        Map<String, String> over = new HashMap<>(settings);
        over.put(
                "checkpoints.dir",
                options.directory()
                        .resolve("checkpoints")
                        .toAbsolutePath()
                        .toUri()
                        .toString());
        return new BenchConfigs(brokers, over);
    }
}
