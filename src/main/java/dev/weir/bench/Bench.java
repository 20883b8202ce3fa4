package dev.weir.bench;

import dev.weir.DecisionJob;
import dev.weir.bench.catchup.CatchUpBench;
import dev.weir.bench.collector.GcBench;
import dev.weir.bench.engine.EngineBench;
import dev.weir.bench.failures.FailureBench;
import dev.weir.bench.pattern.PatternBench;
import dev.weir.bench.rules.RulesStart;
import dev.weir.bench.rules.RulesStorm;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.BenchReport;
import dev.weir.bench.run.PassThrough;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.cluster.Folders;
import dev.weir.sandbox.flink.JobMetrics;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.Lane;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Audience;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.Tally;
import dev.weir.sandbox.terminal.Terminal;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures what Weir adds to the latency of the cluster it runs on: the same events at the same steady rate, in turns
 * through Weir and through {@link PassThrough}, both in one Flink cluster on one broker in this process. Turns even out
 * what the machine does besides, so the ratio holds where the milliseconds do not.
 */
public final class Bench {
    private static final String PREFIX = "pass-";
    private static final String LATENCY = "latency";
    private static final String ENGINE = "engine";
    private static final String THROUGHPUT = "throughput";
    private static final String STATE = "state";
    private static final String PATTERNS = "patterns";
    private static final String COLLECTORS = "gc";
    private static final String FAILURES = "failures";
    private static final String STORM = "rules-storm";
    private static final String START = "rules-start";
    private static final long USUAL_EVENTS = 30_000;
    private static final int ROUNDS = 4;
    private static final Duration USUAL_TURN = Duration.ofSeconds(20);
    private static final long RULES_MOST_MILLIS = 120_000;

    private final SandboxOptions options;
    private final Console console;
    private final Stop stop;
    private final Duration turn;

    private Bench(SandboxOptions options, Console console, Stop stop) {
        this.options = options;
        this.console = console;
        this.stop = stop;
        this.turn = options.duration().orElse(USUAL_TURN);
    }

    /**
     * The command.
     *
     * @param args none; options are the system properties of the sandbox, {@code weir.duration} being that of one turn,
     *     and settings of the job config are the variables that they are in production, such as {@code WEIR_DELIVERY}.
     *     With {@code weir.bench=engine} it measures the engine alone instead, in the rows that {@code weir.rows} names;
     *     with {@code patterns} what patterns cost, with {@code weir.events} events a run;
     *     with {@code gc}, what the garbage collector does; with {@code failures}, what failures do to the job jar;
     *     with {@code rules-storm}, what a storm of rule updates does to decisions, and with {@code rules-start}, how long a
     *     start takes that finds {@code weir.events} records of rules
     */
    public static void main(String[] args) throws Exception {
        Stop stop = Stop.onSignal();
        Console console = new Console(System.out, Terminal.columns());
        SandboxOptions options = SandboxOptions.from(System.getProperties());
        switch (System.getProperty("weir.bench", LATENCY)) {
            case LATENCY -> new Bench(options, console, stop).run();
            case ENGINE ->
                EngineBench.run(
                        System.getProperty("weir.rows", "all"),
                        options.duration().orElse(USUAL_TURN),
                        console,
                        stop);
            case THROUGHPUT ->
                CatchUpBench.throughput(
                        options,
                        Long.getLong("weir.events", USUAL_EVENTS),
                        options.duration().orElse(USUAL_TURN),
                        console,
                        stop);
            case STATE -> CatchUpBench.state(options, Long.getLong("weir.events", USUAL_EVENTS), console, stop);
            case PATTERNS ->
                new PatternBench(console, options.directory(), Long.getLong("weir.events", USUAL_EVENTS), stop).run();
            case COLLECTORS -> GcBench.run(options, options.duration().orElse(USUAL_TURN), console, stop);
            case FAILURES ->
                new FailureBench(console::print, options.directory(), Path.of(System.getProperty("weir.jar"))).run();
            case STORM -> RulesStorm.run(options, options.duration().orElse(USUAL_TURN), console, stop);
            case START -> RulesStart.run(options, Long.getLong("weir.events", USUAL_EVENTS), console, stop);
            default ->
                throw new IllegalArgumentException(
                        "-Dweir.bench is latency, engine, throughput, state, patterns, gc, failures, rules-storm or rules-start");
        }
        stop.closed();
    }

    private void run() throws Exception {
        Path folder = options.directory();
        Folders.delete(folder.resolve("checkpoints"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            Topics.create(broker.bootstrapServers(), "");
            Topics.create(broker.bootstrapServers(), PREFIX);
            compare(broker.bootstrapServers(), producer);
        }
    }

    private void compare(String brokers, Producer producer) throws Exception {
        JobConfig weirConfig = configs(brokers).ofWeir("");
        try (BenchCluster cluster =
                        BenchCluster.start(2 * weirConfig.parallelism().orElse(1));
                Lane pass = Lane.ofPassThrough(way(producer, brokers), PREFIX);
                Lane weir = Lane.ofWeir("Weir", way(producer, brokers), "")) {
            StreamExecutionEnvironment env = new StreamExecutionEnvironment();
            PassThrough.build(env, configs(brokers).ofPassThrough(PREFIX));
            cluster.submit(env);
            Started started = startWeir(cluster, weirConfig, brokers, producer);
            console.print(BenchReport.conditions(options.rate(), started.rules(), weirConfig, turn));
            takeTurns(pass, weir);
            console.print(BenchReport.table(pass.total(), weir.total()));
            console.print(BenchReport.stateAccesses(started.metrics()));
        }
    }

    private record Started(int rules, JobMetrics metrics) {}

    private Started startWeir(BenchCluster cluster, JobConfig config, String brokers, Producer producer)
            throws Exception {
        Audience audience = new Audience(console, new InFlight(), new Tally());
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

    private void takeTurns(Lane pass, Lane weir) throws IOException, InterruptedException {
        for (Lane lane : List.of(pass, weir)) {
            lane.run(options.rate(), turn.multipliedBy(2), stop);
            console.print("warm      " + lane.name());
        }
        for (int round = 1; round <= ROUNDS && !stop.awaitWish(0); round++) {
            for (Lane lane : List.of(pass, weir)) {
                Latency latency = lane.measure(options.rate(), turn, stop);
                console.print(String.format("round %d   %-13s %s", round, lane.name(), latency));
            }
        }
    }

    private Lane.Way way(Producer producer, String brokers) {
        return new Lane.Way(producer, brokers, Traffic.forRate(1, options.rate()));
    }

    private BenchConfigs configs(String brokers) {
        Path checkpoints = options.directory().resolve("checkpoints").toAbsolutePath();
        return new BenchConfigs(
                brokers, Map.of("checkpoints.dir", checkpoints.toUri().toString()));
    }
}
