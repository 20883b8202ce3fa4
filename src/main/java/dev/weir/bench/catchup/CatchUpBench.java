package dev.weir.bench.catchup;

import dev.weir.bench.engine.EngineRow;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The benchmarks of jobs that catch up, as selected on the command line, with a broker in its own process. */
public final class CatchUpBench {
    private static final String USUAL_ROWS = "a1,a100,a1000,b100,rules";
    private static final Duration USUAL_LENGTH = Duration.ofSeconds(20);
    /** With turns of the usual length, two minutes. */
    private static final int MOST_TURNS = 6;

    private static final List<Integer> EVENTS_EACH = List.of(10, 100, 1_000, 10_000);
    /** A fast job gets ten times the events of the other benchmarks, or it would finish in a moment. */
    private static final long TIMES = 10;

    private final SandboxOptions options;
    private final Stop stop;

    private CatchUpBench(SandboxOptions options, Stop stop) {
        this.options = options;
        this.stop = stop;
    }

    /**
     * Measures how fast jobs catch up. {@code weir.rows} selects from {@link EngineRow}; {@code weir.backends} and
     * {@code weir.instances} select the settings of the jobs.
     *
     * @param events a tenth of those that the topics hold
     */
    public static void throughput(SandboxOptions options, long events, Console console, Stop stop) throws Exception {
        new CatchUpBench(options, stop).measure((brokers, catchUp) -> {
            String rows = System.getProperty("weir.rows", "all");
            Path folder = options.rules().orElseThrow(() -> new IOException("a benchmark needs rules"));
            ThroughputBench.run(
                    brokers,
                    new ThroughputBench.Options(
                            EngineRow.named(rows.equals("all") ? USUAL_ROWS : rows),
                            JobSetting.of(backends(), System.getProperty("weir.instances", "2")),
                            TIMES * events,
                            new ThroughputBench.Turns(options.duration().orElse(USUAL_LENGTH), MOST_TURNS),
                            folder),
                    console,
                    catchUp);
        });
    }

    /** Measures the cost of the state of a card. */
    public static void state(SandboxOptions options, long events, Console console, Stop stop) throws Exception {
        new CatchUpBench(options, stop)
                .measure((brokers, catchUp) -> StateBench.run(
                        brokers,
                        new StateBench.Options(
                                EVENTS_EACH,
                                TIMES * events / 3,
                                events,
                                Arrays.asList(backends().split(","))),
                        console,
                        catchUp));
    }

    private static String backends() {
        return System.getProperty("weir.backends", "rocksdb,hashmap");
    }

    @FunctionalInterface
    private interface Measurement {
        void with(FilledTopics.Brokers brokers, CatchUp catchUp) throws Exception;
    }

    private void measure(Measurement measurement) throws Exception {
        ClusterFolder folder = ClusterFolder.create(options.directory());
        try (BrokerProcess broker = BrokerProcess.start(folder, 0);
                Producer producer = new Producer(broker.bootstrapServers())) {
            FilledTopics.Brokers brokers = new FilledTopics.Brokers(broker.bootstrapServers(), producer);
            measurement.with(brokers, new CatchUp(brokers, "catch-up", options.directory(), stop));
        }
    }
}
