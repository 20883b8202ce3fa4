package dev.weir.bench.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.engine.CardPayments;
import dev.weir.bench.engine.EngineRow;
import dev.weir.events.Transaction;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.traffic.Traffic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The benchmarks of jobs that catch up, with tiny figures: whether they measure, not what. */
@Isolated("it measures the CPU time of the process")
final class CatchUpIT {
    private static final String MEASURED = "[0-9,]*[1-9][0-9,]*";

    /** Of so few events less than nothing may be left when what stands beside them is taken off. */
    private static final String MICROS = "-?\\d+ µs";

    /** None where so few events took no step of the clock that counts CPU time. */
    private static final String RATIO = "(?:-?[0-9.]+|-)";

    private static final long HISTORY_MILLIS = 1_522_540_800_000L;
    private static final int PAYMENTS_OF_HISTORY = 200;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static FilledTopics.Brokers brokers;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(out, true, StandardCharsets.UTF_8), OptionalInt.empty());

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(0, folder.resolve("broker"));
        Topics.create(broker.bootstrapServers());
        brokers = new FilledTopics.Brokers(broker.bootstrapServers(), new Producer(broker.bootstrapServers()));
    }

    @AfterAll
    static void end() throws Exception {
        brokers.producer().close();
        broker.close();
    }

    @Test
    void throughputIsMeasuredBesideAJobThatOnlyPassesEventsOn() throws Exception {
        ThroughputBench.Options few = new ThroughputBench.Options(
                EngineRow.named("a1"),
                JobSetting.of("hashmap", "1"),
                400,
                new ThroughputBench.Turns(Duration.ofMinutes(1), 1),
                Path.of("rules"));

        ThroughputBench.run(brokers, few, console, catchUp("throughput"));

        assertThat(lastLine())
                .matches("a1 +hashmap +1 +" + MEASURED + " +" + MEASURED + " +[0-9.]+ +0\\.8 +" + MICROS + " +" + MICROS
                        + " +" + RATIO + " +" + MICROS + " +" + MICROS + " +" + RATIO + " +" + MEASURED
                        + " +1, not steady");
    }

    @Test
    void theEventsOfAShopAreCountedWithoutTheRowsOfItsCustomers() throws Exception {
        FilledTopics shop = FilledTopics.fill(brokers, "shop-", Traffic.forRate(1, 10), 3_000, 2);

        assertThat(shop.events()).isEqualTo(3_000);
        assertThat(brokers.producer().failed()).isZero();
        assertThat(shop.decided()).isBetween(1L, 3_000L);
    }

    @Test
    void stateIsMeasuredByTheEventsOfACard() throws Exception {
        StateBench.Options few = new StateBench.Options(List.of(20), 200, 100, List.of("rocksdb"));

        StateBench.run(brokers, few, console, catchUp("state"));

        assertThat(lastLine())
                .matches("rocksdb +20 +10 +" + MEASURED + " B +" + MICROS + " +" + MICROS + " +" + RATIO + " +"
                        + MEASURED);
    }

    @Test
    void theJobDecidesAllPaymentsOfAHistory() throws Exception {
        CardPayments made = new CardPayments(1, 10);
        List<Transaction> payments = LongStream.range(0, PAYMENTS_OF_HISTORY)
                .mapToObj(i -> made.at(HISTORY_MILLIS + i * 9_000))
                .toList();
        BenchRules rules = BenchRules.of(EngineRow.named("a1").get(0), Path.of("rules"));

        HistoryCatchUp.Took took = HistoryCatchUp.decides(brokers, payments, rules, folder.resolve("live"), new Stop());

        assertThat(took.payments()).isBetween(1.0, (double) PAYMENTS_OF_HISTORY);
        assertThat(took.seconds()).isPositive();
    }

    private static CatchUp catchUp(String name) {
        return new CatchUp(brokers, name, folder.resolve(name), new Stop());
    }

    private String lastLine() {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }
}
