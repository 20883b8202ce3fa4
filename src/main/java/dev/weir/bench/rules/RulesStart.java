package dev.weir.bench.rules;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.ReadableNumbers;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a job takes to start with a topic of rules that has {@code weir.events} records of {@code weir.rows} rules:
 * until the first decision about a payment, twenty of which are sent every second, and until every rule was answered.
 */
public final class RulesStart implements Reader.Listener {
    private static final double PAYMENTS_PER_SECOND = 20;
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final long LOOK_MILLIS = 50;

    private final SandboxOptions options;
    private final int rules;
    private final long records;
    private final Console console;
    private final Stop stop;
    private final Set<String> answered = new HashSet<>();
    private long decidedNanos;
    private long decidedCpuNanos;

    private RulesStart(SandboxOptions options, int rules, long records, Console console, Stop stop) {
        this.options = options;
        this.rules = rules;
        this.records = records;
        this.console = console;
        this.stop = stop;
    }

    /**
     * Runs the benchmark.
     *
     * @param rules how many there are
     * @param records how many of them the topic has, at least one of each
     */
    public static void run(SandboxOptions options, int rules, long records, Console console, Stop stop)
            throws Exception {
        new RulesStart(options, rules, Math.max(rules, records), console, stop).run();
    }

    private void run() throws Exception {
        Path folder = options.directory();
        Path checkpoints = folder.resolve("checkpoints").toAbsolutePath();
        Folders.delete(checkpoints);
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            Topics.create(broker.bootstrapServers());
            for (long i = 0; i < records; i++) {
                producer.send(StormRules.update(i, rules), System.currentTimeMillis());
            }
            Map<String, String> over =
                    Map.of("checkpoints.dir", checkpoints.toUri().toString());
            JobConfig config = new BenchConfigs(broker.bootstrapServers(), over).ofWeir("");
            try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1));
                    Reader reader = Reader.start(broker.bootstrapServers(), this)) {
                producer.flush();
                start(cluster, config, producer);
            }
        }
    }

    private void start(BenchCluster cluster, JobConfig config, Producer producer) throws Exception {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        DecisionJob.build(env, config);
        OpenLoop load = new OpenLoop(payments(), producer, new InFlight(), PAYMENTS_PER_SECOND);
        FutureTask<@Nullable Void> sending = new FutureTask<>(load);
        console.print(Machine.shown());
        long startNanos = System.nanoTime();
        long startCpuNanos = cpuNanos();
        new Thread(sending, "bench-traffic").start();
        cluster.submit(env);
        while (!isOver() && System.nanoTime() - startNanos < AT_MOST.toNanos()) {
            if (stop.awaitWish(LOOK_MILLIS)) {
                throw new IOException("stopped");
            }
        }
        double answeredSeconds = (System.nanoTime() - startNanos) / 1e9;
        load.stop();
        sending.get();
        console.print(line(startNanos, startCpuNanos, answeredSeconds));
    }

    /** The usual traffic without the rest: of all its events, a payment may be seconds away. */
    private static EventSource payments() {
        Traffic traffic = Traffic.forRate(1, PAYMENTS_PER_SECOND);
        return sendMillis -> {
            Optional<Message> next = traffic.next(sendMillis);
            while (next.isPresent() && next.get().transactionId().isEmpty()) {
                next = traffic.next(sendMillis);
            }
            return next;
        };
    }

    private synchronized String line(long startNanos, long startCpuNanos, double answeredSeconds) {
        return String.format(
                Locale.ROOT,
                "%s records of %s rules: %.1f s from the submission of the job to the first decision, and %.1f s of CPU time"
                        + " of all threads; %s answered after %.1f s",
                ReadableNumbers.grouped(records),
                ReadableNumbers.grouped(rules),
                (decidedNanos - startNanos) / 1e9,
                (decidedCpuNanos - startCpuNanos) / 1e9,
                ReadableNumbers.grouped(answered.size()),
                answeredSeconds);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private synchronized boolean isOver() {
        return answered.size() >= rules && decidedNanos != 0;
    }

    @Override
    public synchronized void decided(DecisionSeen decision, long readNanos) {
        if (decidedNanos == 0) {
            decidedNanos = readNanos;
            decidedCpuNanos = cpuNanos();
        }
    }

    @Override
    public synchronized void answered(RuleAnswer answer) {
        answered.add(answer.rule());
    }
}
