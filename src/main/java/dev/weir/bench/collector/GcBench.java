package dev.weir.bench.collector;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.PassThrough;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.cluster.FlinkConf;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Ports;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.ComparedJob;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures how the garbage collector of a task manager affects the slowest decisions. In one cluster of processes each
 * collector has a task manager with its own job, identical except for the topics, and the same events go through them
 * in turns while the others are idle. A job that only passes records on, under G1, shows the part that Weir does not
 * cause.
 */
public final class GcBench {
    private static final String PASS = "pass-";
    private static final int ROUNDS = 3;
    private static final int SLOTS = 2;

    private final SandboxOptions options;
    private final Duration turn;
    private final Console console;
    private final Stop stop;
    private final ClusterFolder folder;
    private final List<Path> jars;

    private GcBench(SandboxOptions options, Duration turn, Console console, Stop stop) throws IOException {
        this.options = options;
        this.turn = turn;
        this.console = console;
        this.stop = stop;
        this.folder = ClusterFolder.create(options.directory());
        Path jar = Path.of(System.getProperty("weir.jar", "target/weir-job.jar"));
        this.jars = List.of(jar, Path.of(jar.toString().replace("-job.jar", ".jar")));
    }

    /** Runs the benchmark. */
    public static void run(SandboxOptions options, Duration turn, Console console, Stop stop) throws Exception {
        new GcBench(options, turn, console, stop).run();
    }

    private void run() throws Exception {
        int uiPort = Ports.free();
        FlinkConf conf = FlinkConf.ofOneMachine(folder, Ports.free(), uiPort)
                .with("taskmanager.memory.process.size", "4g", "As in production, whose heap is to be collected.")
                .with("taskmanager.numberOfTaskSlots", SLOTS, "As in production.");
        try (BrokerProcess broker = BrokerProcess.start(folder, 0);
                FlinkCluster cluster = FlinkCluster.start(folder, conf, 0);
                Producer producer = new Producer(broker.bootstrapServers())) {
            Path rules = options.rules().orElseThrow(() -> new IOException("a benchmark needs rules"));
            RulePusher pusher = new RulePusher(rules, producer);
            pusher.push();
            Jobs jobs = new Jobs(cluster, uiPort, broker.bootstrapServers(), producer);
            List<CollectorRun> compared = new ArrayList<>();
            try {
                compared.add(jobs.passThrough());
                for (Collector collector : Collector.all()) {
                    compared.add(jobs.weir(collector));
                }
                console.print(GcReport.conditions(options.rate(), pusher.rules(), jobs.config(), turn));
                takeTurns(compared);
                console.print(GcReport.table(compared));
            } finally {
                for (CollectorRun one : compared) {
                    one.close();
                }
            }
        }
    }

    private void takeTurns(List<CollectorRun> compared) throws IOException, InterruptedException {
        for (CollectorRun one : compared) {
            one.warmUp(options.rate() / 2, turn.multipliedBy(2), stop); // while cold, it could not handle the full rate
            console.print("warm      " + one.name());
        }
        for (int round = 1; round <= ROUNDS && !stop.awaitWish(0); round++) {
            for (CollectorRun one : compared) {
                Latency latency = one.measure(options.rate(), turn, stop);
                console.print(String.format(Locale.ROOT, "round %d   %-18s %s", round, one.name(), latency));
            }
        }
    }

    /** Starts task managers one after another, each with a job that fills its slots, so that the job runs there. */
    private final class Jobs {
        private final FlinkCluster cluster;
        private final int restPort;
        private final String brokers;
        private final Producer producer;
        private final BenchConfigs configs;

        Jobs(FlinkCluster cluster, int restPort, String brokers, Producer producer) {
            this.cluster = cluster;
            this.restPort = restPort;
            this.brokers = brokers;
            this.producer = producer;
            this.configs = new BenchConfigs(brokers, Map.of("parallelism", Integer.toString(SLOTS)));
        }

        JobConfig config() throws Exception {
            return configs.ofWeir("");
        }

        CollectorRun passThrough() throws Exception {
            Topics.create(brokers, PASS);
            StreamExecutionEnvironment env = environment();
            PassThrough.build(env, configs.ofPassThrough(PASS));
            return started(Collector.G1, env, ComparedJob.ofPassThrough(way(), PASS));
        }

        CollectorRun weir(Collector collector) throws Exception {
            String prefix = collector.name().toLowerCase(Locale.ROOT).replaceAll("\\W+", "-") + "-";
            Topics.create(brokers, prefix);
            StreamExecutionEnvironment env = environment();
            DecisionJob.build(env, configs.ofWeir(prefix));
            return started(collector, env, ComparedJob.ofWeir(collector.name(), way(), prefix));
        }

        private CollectorRun started(Collector collector, StreamExecutionEnvironment env, ComparedJob lane)
                throws Exception {
            Path log = folder.log("pauses-" + lane.name().replaceAll("\\W+", "-"));
            ClusterProcess taskManager = cluster.addTaskManager(collector.flags(log));
            cluster.awaitRunning(env.executeAsync(lane.name()).getJobID().toHexString());
            return new CollectorRun(lane, taskManager, new Pauses(log));
        }

        private StreamExecutionEnvironment environment() {
            return StreamExecutionEnvironment.createRemoteEnvironment(
                    EmbeddedBroker.HOST,
                    restPort,
                    jars.stream().map(Path::toString).toArray(String[]::new));
        }

        private ComparedJob.Way way() {
            return new ComparedJob.Way(producer, brokers, Traffic.forRate(1, options.rate()));
        }
    }
}
