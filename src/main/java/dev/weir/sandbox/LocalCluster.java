package dev.weir.sandbox;

import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.cluster.FlinkConf;
import dev.weir.sandbox.flink.RunLocations;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Ports;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.ClusterGuide;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.Terminal;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on this machine to deploy to: a broker, a job manager and task managers, each in its own process,
 * configured as in production. Submitting the job is left to the user. A task manager that ends is replaced, as a
 * supervisor in production would do; the options are those of the {@link Sandbox}.
 */
public final class LocalCluster {
    private static final int ENDED = 0;
    private static final int TASK_MANAGERS = 2;
    private static final long LOOK_MILLIS = 500;

    private final SandboxOptions options;
    private final Path jar;
    private final Console console;
    private final Stop stop;

    private LocalCluster(SandboxOptions options, Path jar, Console console, Stop stop) {
        this.options = options;
        this.jar = jar;
        this.console = console;
        this.stop = stop;
    }

    /**
     * Runs the command, which ends with Ctrl-C.
     *
     * @param args none; options are system properties
     */
    public static void main(String[] args) throws InterruptedException {
        Stop stop = Stop.onSignal();
        Console console = new Console(System.out, Terminal.columns());
        Path jar = Path.of(System.getProperty("weir.jar", "target/weir-job.jar"));
        int code = Sandbox.guarded(
                console, () -> new LocalCluster(SandboxOptions.from(System.getProperties()), jar, console, stop).run());
        stop.closed();
        System.exit(code);
    }

    private int run() throws Exception {
        int kafkaPort = Ports.resolve(options.kafkaPort(), EmbeddedBroker.PORT_OPTION);
        int uiPort = Ports.resolve(options.uiPort(), SandboxOptions.UI_PORT_OPTION);
        console.print("Weir cluster: starting a broker, a job manager and " + TASK_MANAGERS + " task managers ...");
        ClusterFolder folder = ClusterFolder.create(options.directory());
        FlinkConf conf = FlinkConf.ofOneMachine(folder, Ports.free(), uiPort);
        try (BrokerProcess broker = BrokerProcess.start(folder, kafkaPort);
                FlinkCluster cluster = FlinkCluster.start(folder, conf, TASK_MANAGERS);
                Producer producer = new Producer(broker.bootstrapServers());
                EventSource source = Sandbox.source(options)) {
            console.print(new ClusterGuide(options.directory(), jar)
                    .lines(
                            broker,
                            cluster,
                            new RunLocations(
                                    broker.bootstrapServers(),
                                    uiPort,
                                    OptionalInt.empty(),
                                    false,
                                    options.directory())));
            OpenLoop load = new OpenLoop(notFollowed(source), producer, new InFlight(), options.rate());
            FutureTask<@Nullable Void> sending = new FutureTask<>(load);
            new Thread(sending, "cluster-traffic").start();
            watch(broker, cluster, sending);
            load.stop();
            return ENDED;
        }
    }

    /** Marks the events as not awaiting decisions. */
    private static EventSource notFollowed(EventSource source) {
        return atMillis -> source.next(atMillis).map(Message::unanswered);
    }

    private void watch(BrokerProcess broker, FlinkCluster cluster, FutureTask<@Nullable Void> sending)
            throws Exception {
        while (!stop.awaitWish(LOOK_MILLIS)) {
            for (ClusterProcess one : List.of(broker.process(), cluster.jobManager())) {
                if (!one.isAlive()) {
                    throw new IOException("the " + one.name() + " " + one.state() + "; " + one.log() + " may say why");
                }
            }
            for (ClusterProcess dead : cluster.takeDeadTaskManagers()) {
                console.print(dead.name() + " " + dead.state() + "; "
                        + cluster.addTaskManager().name() + " takes its place");
            }
            if (sending.isDone()) {
                sent(sending);
            }
        }
    }

    private static void sent(FutureTask<@Nullable Void> sending) throws IOException, InterruptedException {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot send events: " + e.getCause(), e.getCause());
        }
    }
}
