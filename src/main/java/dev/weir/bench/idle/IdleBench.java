package dev.weir.bench.idle;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Measures a job with rules that gets no events; its broker is another process. */
public final class IdleBench {
    private static final long SETTLE_MILLIS = 20_000;

    private IdleBench() {}

    /**
     * Runs the benchmark.
     *
     * @param length of the measurement, after the job has settled
     */
    public static void run(SandboxOptions options, Duration length, Console console, Stop stop) throws Exception {
        ClusterFolder folder = ClusterFolder.create(options.directory());
        try (BrokerProcess broker = BrokerProcess.start(folder, 0);
                Producer producer = new Producer(broker.bootstrapServers())) {
            Path rules = options.rules().orElseThrow(() -> new IOException("a benchmark needs rules"));
            RulePusher pushed = new RulePusher(rules, producer);
            var unused = pushed.push();
            producer.flush();
            JobConfig config = config(broker, options.directory());
            console.print(Machine.shown());
            console.print(config.parallelism().orElse(1) + " instances, buffer timeout " + config.bufferTimeoutMillis()
                    + " ms, " + pushed.rules() + " rules");
            measure(config, length, console, stop);
        }
    }

    /** Returns the CPU time of the processes that this one started: the broker. */
    private static long childrenNanos() {
        return ProcessHandle.current()
                .children()
                .mapToLong(child ->
                        child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static JobConfig config(BrokerProcess broker, Path folder) throws Exception {
        String checkpoints =
                folder.resolve("checkpoints").toAbsolutePath().toUri().toString();
        return new BenchConfigs(broker.bootstrapServers(), Map.of("checkpoints.dir", checkpoints)).ofWeir("");
    }

    private static void measure(JobConfig config, Duration length, Console console, Stop stop) throws Exception {
        try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1))) {
            StreamExecutionEnvironment env = new StreamExecutionEnvironment();
            DecisionJob.build(env, config);
            var unused = cluster.submit(env);
            if (stop.awaitWish(SETTLE_MILLIS)) {
                return;
            }
            ThreadTimes begin = ThreadTimes.now();
            long brokerNanos = childrenNanos();
            if (!stop.awaitWish(length.toMillis())) {
                ThreadTimes end = ThreadTimes.now();
                console.print(end.since(begin));
                console.print(ThreadTimes.line(
                        "the broker, another process", 1, childrenNanos() - brokerNanos, end.nanos() - begin.nanos()));
            }
        }
    }
}
