package dev.weir.bench.cdc;

import dev.weir.DecisionJob;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.sandbox.database.CaptureProcess;
import dev.weir.sandbox.database.ConnectorFile;
import dev.weir.sandbox.database.ShopDatabase;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures the time from the commit of an {@code UPDATE} in PostgreSQL to the first decision that knows of it, one change
 * after another: of stock, which is decided about by itself, and of a customer, who pays meanwhile. Database, connector,
 * broker and job are on one machine.
 */
public final class ChangeBench {
    private static final int WARM_UP = 100;
    private static final int MOST_PAUSE_MILLIS = 20;

    private final Console console;
    private final Stop stop;
    private final Random random = new Random(1);

    private ChangeBench(Console console, Stop stop) {
        this.console = console;
        this.stop = stop;
    }

    /** A change that is measured. */
    @FunctionalInterface
    private interface Change {
        void make(ChangedShop.Times times) throws SQLException, IOException, InterruptedException;
    }

    /**
     * Runs the benchmark.
     *
     * @param turn how long each kind of change is measured
     * @param directory for all files, whose content is deleted
     */
    public static void run(Path directory, Duration turn, Console console, Stop stop) throws Exception {
        Folders.delete(directory.resolve("checkpoints"));
        Folders.delete(directory.resolve("capture"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, directory.resolve("broker"));
                ShopDatabase database = ShopDatabase.start(
                        0, new ShopDatabase.Places(directory.resolve("database"), directory.resolve("postgresql")));
                Connection connection = database.connect()) {
            Topics.create(broker.bootstrapServers());
            ChangedShop.open(connection);
            try (CaptureProcess unused = CaptureProcess.start(
                            ConnectorFile.read(ConnectorFile.OF_POSTGRES),
                            database,
                            broker.bootstrapServers(),
                            Files.createDirectories(directory.resolve("capture")));
                    Producer producer = new Producer(broker.bootstrapServers());
                    Sightings sightings = new Sightings(
                            broker.bootstrapServers(), List.of(Topics.INVENTORY, Topics.ACTIONS, Topics.RULE_STATUS))) {
                ChangedShop shop = new ChangedShop(connection, producer, sightings);
                new ChangeBench(console, stop).measure(config(broker, directory), shop, turn);
            }
        }
    }

    private static JobConfig config(EmbeddedBroker broker, Path directory) throws IOException, ConfigException {
        String checkpoints =
                directory.resolve("checkpoints").toAbsolutePath().toUri().toString();
        return new BenchConfigs(broker.bootstrapServers(), Map.of("checkpoints.dir", checkpoints)).ofWeir("");
    }

    private void measure(JobConfig config, ChangedShop shop, Duration turn) throws Exception {
        try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1))) {
            StreamExecutionEnvironment env = new StreamExecutionEnvironment();
            DecisionJob.build(env, config);
            var unused = cluster.submit(env);
            shop.pushRules();
            console.print(Machine.shown());
            console.print("from the commit of an UPDATE, one after another, after " + WARM_UP + " to warm up");
            ChangedShop.Times ofStock = times(shop::changeStock, turn);
            print("stock: its record on the topic", ofStock.toTopic());
            print("stock: its decision", ofStock.toDecision());
            print(
                    "customer: the first decision that sees it",
                    times(shop::changeRow, turn).toDecision());
        }
    }

    private ChangedShop.Times times(Change change, Duration turn) throws Exception {
        ChangedShop.Times warmUp = new ChangedShop.Times();
        for (int i = 0; i < WARM_UP && !pause(); i++) {
            change.make(warmUp);
        }
        ChangedShop.Times times = new ChangedShop.Times();
        long endNanos = System.nanoTime() + turn.toNanos();
        while (System.nanoTime() < endNanos && !pause()) {
            change.make(times);
        }
        return times;
    }

    /** Lets some time pass, so that changes do not follow the beat of what waits for them; returns whether to end. */
    private boolean pause() throws InterruptedException {
        return stop.awaitWish(random.nextInt(MOST_PAUSE_MILLIS));
    }

    private void print(String what, Latency latency) {
        console.print(String.format(Locale.ROOT, "%-44s %6d changes  %s", what, latency.count(), latency));
    }
}
