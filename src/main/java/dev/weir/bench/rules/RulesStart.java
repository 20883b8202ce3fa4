package dev.weir.bench.rules;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.config.JobConfig;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.cluster.Folders;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.ReadableNumbers;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Measures how long a job takes to start with a topic of rules that has {@code weir.events} records of 1,000 rules. */
public final class RulesStart implements Reader.Listener {
    private static final int RULES = 1_000;
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final long LOOK_MILLIS = 50;

    private final SandboxOptions options;
    private final long records;
    private final Console console;
    private final Stop stop;
    private final Set<String> answered = new HashSet<>();

    private RulesStart(SandboxOptions options, long records, Console console, Stop stop) {
        this.options = options;
        this.records = records;
        this.console = console;
        this.stop = stop;
    }

    /** Runs the benchmark. */
    public static void run(SandboxOptions options, long records, Console console, Stop stop) throws Exception {
        new RulesStart(options, records, console, stop).run();
    }

    private void run() throws Exception {
        Path folder = options.directory();
        Path checkpoints = folder.resolve("checkpoints").toAbsolutePath();
        Folders.delete(checkpoints);
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            Topics.create(broker.bootstrapServers());
            for (long i = 0; i < records; i++) {
                producer.send(StormRules.update(i, RULES), System.currentTimeMillis());
            }
            Map<String, String> over =
                    Map.of("checkpoints.dir", checkpoints.toUri().toString());
            JobConfig config = new BenchConfigs(broker.bootstrapServers(), over).ofWeir("");
            try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1));
                    Reader reader = Reader.start(broker.bootstrapServers(), this)) {
                producer.flush();
                start(cluster, config);
            }
        }
    }

    private void start(BenchCluster cluster, JobConfig config) throws Exception {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        DecisionJob.build(env, config);
        long startNanos = System.nanoTime();
        cluster.submit(env);
        while (count() < RULES && System.nanoTime() - startNanos < AT_MOST.toNanos()) {
            if (stop.awaitWish(LOOK_MILLIS)) {
                throw new IOException("stopped");
            }
        }
        console.print(String.format(
                Locale.ROOT,
                "%s records of %s rules: %s answered %.1f s after the job was submitted",
                ReadableNumbers.grouped(records),
                ReadableNumbers.grouped(RULES),
                ReadableNumbers.grouped(count()),
                (System.nanoTime() - startNanos) / 1e9));
    }

    private synchronized int count() {
        return answered.size();
    }

    @Override
    public void decided(DecisionSeen decision, long readNanos) {
        // no event is sent
    }

    @Override
    public synchronized void answered(RuleAnswer answer) {
        answered.add(answer.rule());
    }
}
