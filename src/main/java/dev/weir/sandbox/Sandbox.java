package dev.weir.sandbox;

import dev.weir.sandbox.database.Shop;
import dev.weir.sandbox.database.ShopFloor;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.flink.Job;
import dev.weir.sandbox.flink.RunLocations;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Ports;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.ReadableNumbers;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.LoadProgress;
import dev.weir.sandbox.terminal.ResultMonitor;
import dev.weir.sandbox.terminal.Sentences;
import dev.weir.sandbox.terminal.Summary;
import dev.weir.sandbox.terminal.Tally;
import dev.weir.sandbox.terminal.Terminal;
import dev.weir.sandbox.terminal.Welcome;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Playback;
import dev.weir.sandbox.traffic.Traffic;
import dev.weir.text.Counted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first run: a broker, the job with Flink's web UI, rules and traffic in one process, and the decisions on the
 * terminal. {@link SandboxOptions} lists the options {@code -Dweir.…}.
 */
public final class Sandbox {
    /** Exit code if something was decided. */
    static final int DECIDED = 0;
    /** Exit code if nothing was decided, or the job failed. */
    static final int NOTHING_DECIDED = 1;
    /** Exit code if it could not start. */
    static final int NOT_STARTED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final long RULES_MOST_MILLIS = 300_000;
    private static final long LOOK_MILLIS = 250;

    private final SandboxOptions options;
    private final Console console;
    private final Stop stop;
    private final Job.Starter starter;
    private final InFlight inFlight = new InFlight();
    private final Tally tally = new Tally();

    Sandbox(SandboxOptions options, Console console, Stop stop, Job.Starter starter) {
        this.options = options;
        this.console = console;
        this.stop = stop;
        this.starter = starter;
    }

    /**
     * Runs the command.
     *
     * @param args none; options are system properties
     */
    public static void main(String[] args) throws InterruptedException {
        Stop stop = Stop.onSignal();
        Console console = new Console(System.out, Terminal.columns());
        int code = guarded(
                console,
                () -> new Sandbox(SandboxOptions.from(System.getProperties()), console, stop, FlinkJob::start).run());
        stop.closed();
        System.exit(code);
    }

    /** Runs a command and returns its exit code, and prints what prevented it. */
    static int guarded(Console console, Callable<Integer> command) throws InterruptedException {
        try {
            return command.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever it is, a person at a terminal should read it
            LOG.error("the sandbox ended", e);
            console.print("weir: " + e.getMessage());
            return NOT_STARTED;
        }
    }

    /**
     * Starts, plays and ends a session.
     *
     * @return the exit code
     * @throws IOException if it cannot start: a port is in use, a folder does not exist, the job does not start
     */
    int run() throws Exception {
        int uiPort = Ports.resolve(options.uiPort(), SandboxOptions.UI_PORT_OPTION);
        OptionalInt metricsPort = metricsPort(options.metricsPort());
        console.print("Weir sandbox: starting a broker and Flink ...");
        try (FolderLock lock = FolderLock.of(options.directory());
                EmbeddedBroker broker = EmbeddedBroker.start(
                        options.kafkaPort(), options.directory().resolve("broker"));
                Producer producer = new Producer(broker.bootstrapServers())) {
            Topics.create(broker.bootstrapServers());
            RunLocations places = new RunLocations(
                    broker.bootstrapServers(),
                    uiPort,
                    metricsPort,
                    options.databasePort().isPresent(),
                    options.directory());
            if (options.databasePort().isEmpty()) {
                return decide(places, producer, UnaryOperator.identity(), List.of());
            }
            console.print("Weir sandbox: starting PostgreSQL and what reads its log ...");
            int port = options.databasePort().getAsInt();
            try (Shop shop = Shop.open(port, broker.bootstrapServers(), options.directory())) {
                return decide(places, producer, shop::day, shop.lines());
            }
        }
    }

    /** Flink says nothing to anybody about a reporter that cannot listen, so it is tried before. */
    private static OptionalInt metricsPort(OptionalInt wanted) throws IOException {
        return wanted.isPresent()
                ? OptionalInt.of(Ports.resolve(wanted.getAsInt(), SandboxOptions.METRICS_PORT_OPTION))
                : wanted;
    }

    private int decide(RunLocations places, Producer producer, UnaryOperator<EventSource> day, List<String> more)
            throws Exception {
        ResultMonitor monitor = new ResultMonitor(console, inFlight, tally, ShopFloor::isAwaited);
        Optional<RulePusher> rules = options.rules().map(folder -> new RulePusher(folder, producer));
        monitor.expect(rules.isPresent() ? rules.get().push() : Set.of());
        rules.ifPresent(pushed ->
                pushed.errors().forEach(error -> console.print(error.lines().toList())));
        try (EventSource source = day.apply(source(options));
                ConsolePages pages = ConsolePages.open(options.consolePort(), places, options.rules());
                Reader reader = Reader.start(places.bootstrapServers(), monitor);
                Job job = starter.start(places)) {
            console.print(pages.lines());
            console.print(Welcome.lines(places, options.rules(), options.duration(), more));
            awaitRules(monitor, job);
            OpenLoop load = new OpenLoop(source, producer, inFlight, options.rate());
            Session session = new Session(console, stop, new Session.Parts(job, reader, inFlight, rules));
            Summary summary = session.play(load, new LoadProgress(load, inFlight, tally), ending());
            return conclude(summary, job, producer.failed(), places);
        }
    }

    private int conclude(Summary summary, Job job, long refused, RunLocations places) {
        console.print(Sentences.of(summary));
        if (refused > 0) {
            console.print("  the broker did not take " + ReadableNumbers.grouped(refused) + " "
                    + Counted.noun(refused, "event"));
        }
        job.failure().ifPresent(failure -> console.print("the job failed: " + failure));
        if (summary.tally().decisions() == 0) {
            console.print("nothing was decided; " + places.log() + " may say why");
        }
        return job.failure().isPresent() || summary.tally().decisions() == 0 ? NOTHING_DECIDED : DECIDED;
    }

    private void awaitRules(ResultMonitor monitor, Job job) throws InterruptedException, IOException {
        long endNanos = System.nanoTime() + RULES_MOST_MILLIS * 1_000_000;
        Set<String> missing = monitor.awaitAnswers(LOOK_MILLIS);
        while (!missing.isEmpty() && job.failure().isEmpty() && !stop.awaitWish(0)) {
            if (System.nanoTime() > endNanos) {
                throw new IOException("the job did not answer to " + String.join(", ", missing) + " within "
                        + RULES_MOST_MILLIS / 1000 + " s");
            }
            missing = monitor.awaitAnswers(LOOK_MILLIS);
        }
    }

    private EndCondition ending() {
        return new EndCondition(options.duration(), !(options.traffic() instanceof SandboxOptions.Play.Nothing));
    }

    /** Returns the events selected by the options. */
    static EventSource source(SandboxOptions options) throws IOException {
        SandboxOptions.Play play = options.traffic();
        if (play instanceof SandboxOptions.Play.Generated generated) {
            return Traffic.labelledForRate(generated.seed(), options.rate());
        }
        if (play instanceof SandboxOptions.Play.Folder folder) {
            return Playback.of(folder.folder());
        }
        return sendMillis -> Optional.empty();
    }
}
