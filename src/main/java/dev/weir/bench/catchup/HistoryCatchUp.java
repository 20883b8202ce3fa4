package dev.weir.bench.catchup;

import dev.weir.bench.engine.BenchRules;
import dev.weir.events.Transaction;
import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.load.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The job of production, with RocksDB and parallelism 1, deciding payments of the past that are in Kafka. */
public final class HistoryCatchUp {
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final String NAME = "live";

    private HistoryCatchUp() {}

    /**
     * What it took from the first decision to the last, without the start of the job; the broker is another process.
     *
     * @param payments that were decided in that time
     * @param cpuSeconds of this process
     */
    public record Took(double payments, double seconds, double cpuSeconds) {}

    /**
     * Fills the topic of transactions of a broker of its own, and measures the job until all are decided.
     *
     * @param payments in the order of their times
     * @param folder for the files of the broker and for checkpoints
     * @throws IOException if nothing was decided
     */
    public static Took decides(List<Transaction> payments, BenchRules rules, Path folder, Stop stop) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(ClusterFolder.create(folder), 0);
                Producer producer = new Producer(broker.bootstrapServers())) {
            return decides(
                    new FilledTopics.Brokers(broker.bootstrapServers(), producer), payments, rules, folder, stop);
        }
    }

    /** Does the same with a broker that runs. */
    static Took decides(
            FilledTopics.Brokers brokers, List<Transaction> payments, BenchRules rules, Path folder, Stop stop)
            throws Exception {
        FilledTopics topics = FilledTopics.fill(brokers, NAME + "-", new PastPayments(payments), payments.size(), 1);
        CatchUp.Course course =
                new CatchUp.Course(topics, Map.of("state.backend", "rocksdb", "parallelism", "1"), 0, AT_MOST);
        CatchUpCost cost = new CatchUp(brokers, NAME, folder, stop).weir(course, rules, false);
        return new Took(cost.events(), cost.seconds(), cost.cpuMicros() * cost.events() / 1e6);
    }
}
