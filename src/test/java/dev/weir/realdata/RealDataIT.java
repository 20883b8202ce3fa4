package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.Settings;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonDecisions;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.twin.RandomStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real data, and what seeds make up, through Kafka and the whole job, at parallelism 2 and with state in RocksDB. What it writes has to be, id by
 * id, what a backtest decides about the same records in files: with features, reasons and all.
 *
 * <p>Arrival decides, so the order of arrival has to be the same for both: each data set lies in one partition, whose
 * records the job takes one by one, and which keeps the order at every key and subject behind the shuffles. History waits
 * in the topic before the job starts. The first 10,000 events of each set are played, all of them with
 * {@code -Dweir.realdata=whole}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealDataIT {
    private static final int SOME = 300;
    private static final int SLICE = "whole".equals(System.getProperty("weir.realdata")) ? Integer.MAX_VALUE : 10_000;

    private final JsonDecisions json = new JsonDecisions();
    private EmbeddedBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    void startTheBroker() throws Exception {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    void stopTheBroker() {
        broker.close();
    }

    @Test
    void theJobDecidesTheHandbooksWeekAsABacktestDoesAndAsExpected() throws Exception {
        List<RawRecord> week = sliceOf(FraudHandbook.week());

        Map<String, JsonNode> decisions = play("fraud-handbook", FraudHandbook.CONFIG, FraudHandbook.RULES, week);

        Map<String, String> oracles = Map.of(
                "r1", "R1_amount_gt_220",
                "r2", "R2_customer_3_tx_in_1h",
                "r3", "R3_customer_sum_1d_gt_600",
                "r4", "R4_terminal_3_distinct_customers_30min");
        oracles.forEach((rule, oracle) -> {
            Set<String> expected = FraudHandbook.expectedHits(oracle);
            expected.retainAll(idsOf(week));
            assertThat(hits(decisions, rule)).as(oracle).isNotEmpty().isEqualTo(expected);
        });
    }

    @Test
    void theJobDecidesSparkovsCardsAsABacktestDoes() throws Exception {
        play(
                "sparkov",
                Sparkov.CONFIG,
                RuleDocument.samples(),
                sliceOf(Sparkov.labelled().map(Labelled::record)));
    }

    @Test
    void theJobDecidesTheClicksOfAShopAsABacktestDoes() throws Exception {
        Stream<RawRecord> clicks = ShopClicks.visits().stream().map(ShopClicks.Visit::record);
        List<RuleDocument> rules = Stream.concat(RuleDocument.samples().stream(), Stream.of(ShopClicks.HESITATION))
                .toList();

        play("clickstream", ShopClicks.CONFIG, rules, sliceOf(clicks));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"PAYMENTS, 11", "PAYMENTS, 22", "CLICKS, 1", "CLICKS, 3"})
    void theJobDecidesByRandomRulesAsABacktestDoes(RandomStream.Of of, long seed) throws Exception {
        RandomStream random = new RandomStream(of, seed, Settings.of(Wire.config(RandomStream.CONFIG)));
        String topic = of == RandomStream.Of.PAYMENTS ? Wire.TRANSACTIONS : Wire.CLICKSTREAM;
        List<RawRecord> records = random.records(SOME).stream()
                .map(record -> Wire.record(topic, "", record))
                .toList();
        List<RuleDocument> rules =
                random.documents().stream().map(RuleDocument::of).toList();

        Map<String, JsonNode> decisions =
                play("random-" + of + seed, RandomStream.CONFIG, rules, random.lists(), records);

        assertThat(decisions.values())
                .filteredOn(decision -> !decision.required("reasons").isEmpty())
                .as("%s", rules)
                .hasSizeGreaterThan(SOME / 20);
    }

    private static List<RawRecord> sliceOf(Stream<RawRecord> records) {
        try (records) {
            return records.limit(SLICE).toList();
        }
    }

    private Map<String, JsonNode> play(String name, String config, List<RuleDocument> rules, List<RawRecord> records)
            throws Exception {
        return play(name, config, rules, Map.of(), records);
    }

    /** Plays records through the job, and compares with a backtest. */
    private Map<String, JsonNode> play(
            String name, String config, List<RuleDocument> rules, Map<String, String> lists, List<RawRecord> records)
            throws Exception {
        Path history = folder.resolve(name + "-history");
        Map<String, JsonNode> expected = new TreeMap<>();
        for (Decision decision : HistoryChain.decide(Wire.config(config), rules, lists, records, history)) {
            expected.put(decision.decisionId(), written(decision));
        }
        try (LiveJob job = LiveJob.prepare(broker, name, config, rules, lists)) {
            records.forEach(job::sendInOrder);
            job.flush();
            job.start(folder.resolve(name));
            job.actions().awaitCount(1);
            Played played = new Played(name + ", through Kafka");
            Map<String, JsonNode> decisions = job.actions().awaitCount(expected.size());
            played.events(records.size(), decisions.values());
            played.print(" from the first decision to the last");

            decisions.values().forEach(RealDataIT::forgetTheClock);
            assertThat(decisions).isEqualTo(expected);
            assertThat(job.actions().countOfDeadLetters()).isZero();
            return decisions;
        }
    }

    private JsonNode written(Decision decision) {
        JsonNode written = Wire.read(new String(json.write(decision), StandardCharsets.UTF_8));
        forgetTheClock(written);
        return written;
    }

    private static void forgetTheClock(JsonNode decision) {
        ((ObjectNode) decision).remove("decidedAt");
    }

    private static Set<String> hits(Map<String, JsonNode> decisions, String rule) {
        Set<String> hits = new HashSet<>();
        for (JsonNode decision : decisions.values()) {
            for (JsonNode reason : decision.required("reasons")) {
                if (reason.required("rule").asText().equals(rule)) {
                    hits.add(decision.required("trigger").required("id").asText());
                }
            }
        }
        return hits;
    }

    private static Set<String> idsOf(List<RawRecord> transactions) {
        Set<String> ids = new HashSet<>();
        for (RawRecord record : transactions) {
            JsonNode transaction = Wire.read(new String(record.value(), StandardCharsets.UTF_8));
            ids.add(transaction.required("transactionId").asText());
        }
        return ids;
    }
}
