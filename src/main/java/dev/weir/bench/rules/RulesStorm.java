package dev.weir.bench.rules;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.BenchReport;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.ReadableNumbers;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
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
 * Measures how a storm of rule updates affects decisions: events at a steady rate, first alone, then together with
 * {@value #UPDATES} updates of {@value #RULES} rules within five seconds, until each is answered.
 */
public final class RulesStorm implements Reader.Listener {
    private static final int UPDATES = 6_000;
    private static final int RULES = 1_000;
    private static final double UPDATES_PER_SECOND = 1_200;
    private static final Duration ANSWERED_AT_MOST = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 100;

    private final SandboxOptions options;
    private final Duration turn;
    private final Console console;
    private final Stop stop;
    private final InFlight inFlight = new InFlight();
    private final Latency latency = new Latency();
    private final Set<String> answered = new HashSet<>();

    private RulesStorm(SandboxOptions options, Duration turn, Console console, Stop stop) {
        this.options = options;
        this.turn = turn;
        this.console = console;
        this.stop = stop;
    }

    /** Runs the benchmark. */
    public static void run(SandboxOptions options, Duration turn, Console console, Stop stop) throws Exception {
        new RulesStorm(options, turn, console, stop).run();
    }

    private void run() throws Exception {
        Path folder = options.directory();
        Path checkpoints = folder.resolve("checkpoints").toAbsolutePath();
        Folders.delete(checkpoints);
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            String brokers = broker.bootstrapServers();
            Topics.create(brokers);
            Map<String, String> over =
                    Map.of("checkpoints.dir", checkpoints.toUri().toString());
            JobConfig config = new BenchConfigs(brokers, over).ofWeir("");
            RulePusher rules = new RulePusher(
                    options.rules().orElseThrow(() -> new IOException("a benchmark needs rules")), producer);
            rules.push();
            try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1));
                    Reader reader = Reader.start(brokers, this)) {
                StreamExecutionEnvironment env = new StreamExecutionEnvironment();
                DecisionJob.build(env, config);
                cluster.submit(env);
                console.print(BenchReport.conditions(options.rate(), rules.rules(), config, turn));
                measure(producer);
            }
        }
    }

    private void measure(Producer producer) throws Exception {
        OpenLoop load = new OpenLoop(Traffic.forRate(1, options.rate()), producer, inFlight, options.rate());
        FutureTask<@Nullable Void> sending = new FutureTask<>(load);
        new Thread(sending, "bench-traffic").start();
        stop.awaitWish(turn.multipliedBy(2).toMillis());
        take();
        stop.awaitWish(turn.toMillis());
        console.print("alone     " + take());
        long startNanos = System.nanoTime();
        new OpenLoop(new Updates(), producer, inFlight, UPDATES_PER_SECOND).call();
        boolean all = awaitAnswers(startNanos);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        load.stop();
        sending.get();
        int lost = inFlight.awaitNone(ANSWERED_AT_MOST.toMillis());
        console.print("storm     " + take());
        console.print(String.format(
                Locale.ROOT,
                "%s updates answered %s%.1f s after the first was sent, %d transactions undecided",
                ReadableNumbers.grouped(answeredNow()),
                all ? "" : "(not all) ",
                seconds,
                lost));
    }

    private boolean awaitAnswers(long startNanos) throws InterruptedException {
        while (answeredNow() < UPDATES && System.nanoTime() - startNanos < ANSWERED_AT_MOST.toNanos()) {
            if (stop.awaitWish(LOOK_MILLIS)) {
                return false;
            }
        }
        return answeredNow() >= UPDATES;
    }

    private synchronized int answeredNow() {
        return answered.size();
    }

    private synchronized Latency take() {
        Latency taken = new Latency();
        taken.addAll(latency);
        latency.clear();
        return taken;
    }

    @Override
    public synchronized void decided(DecisionSeen decision, long readNanos) {
        if (decision.isAwaited()) {
            inFlight.decided(decision.triggerId()).ifPresent(due -> latency.add(readNanos - due));
        }
    }

    @Override
    public synchronized void answered(RuleAnswer answer) {
        if (answer.rule().startsWith(StormRules.PREFIX)) {
            answered.add(answer.rule() + "/" + answer.version());
        }
    }

    /** All updates. */
    private static final class Updates implements EventSource {
        private int sent;

        @Override
        public Optional<Message> next(long atMillis) {
            if (sent == UPDATES) {
                return Optional.empty();
            }
            return Optional.of(StormRules.update(sent++, RULES));
        }
    }
}
