package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.deployment.ShownMetrics;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running job shows to Prometheus, after a small story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsIT {
    private static final List<String> STREAMS = List.of("transaction", "click", "inventory");
    private static final int RECORDS = 9;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private Cluster cluster;
    private Scrape scrape;

    @BeforeAll
    void tell(@TempDir Path folder) throws Exception {
        cluster = Cluster.start(folder);
        cluster.run(1, Map.of("labels.topic", "labels"), "", inputs -> inputs);
        train();
        push("large", "live", "transaction.amount > 100.0");
        push("watched", "shadow", "true");
        push("unused", "off", "true");
        push("broken", "live", "1 / transaction.items.size() > 0");
        for (String id : List.of("t-1", "t-1", "t-2")) {
            send(Topics.TRANSACTIONS, JobRecords.transaction(id, "anna", 150, JobRecords.MORNING));
        }
        send(Topics.TRANSACTIONS, JobRecords.order("t-3", "anna", "s-1", 1, JobRecords.MORNING));
        send(Topics.TRANSACTIONS, "nonsense");
        send(Topics.CLICKSTREAM, JobRecords.click("e-1", "anna", "VIEW", "s-1", JobRecords.MORNING));
        send(Topics.CLICKSTREAM, "nonsense");
        send(Topics.INVENTORY, JobRecords.stock("s-1", "eu", 2, JobRecords.MORNING));
        send(Topics.INVENTORY, JobRecords.stock("s-1", "eu", 2, JobRecords.MORNING));
        scrape = allAccountedFor();
    }

    @AfterAll
    void stop() throws Exception {
        cluster.close();
    }

    @Test
    void ofEachStreamWhatWasReceivedIsDecidedRejectedDuplicateOrNoted() {
        for (String stream : STREAMS) {
            assertThat(accountedFor(scrape, label("stream", stream)))
                    .as(stream)
                    .isPositive()
                    .isEqualTo(scrape.sum("stream_received", label("stream", stream)));
        }
        assertThat(scrape.sum("stream_decided", label("stream", "transaction"))).isEqualTo(3);
        assertThat(scrape.sum("stream_duplicate", label("stream", "transaction")))
                .isEqualTo(1);
        assertThat(scrape.sum("stream_rejected", label("stream", "transaction")))
                .isEqualTo(1);
        assertThat(scrape.sum("stream_rejected", label("stream", "click"))).isEqualTo(1);
        assertThat(scrape.values("stream_late", label("stream", "transaction"))).hasSize(1);
        assertThat(scrape.sum("stream_aheadOfClock", label("stream", "transaction")))
                .isZero();
    }

    @Test
    void eachRuleIsCounted() {
        assertThat(counts("large")).containsExactly(3L, 2L, 0L, 0L, 0L);
        assertThat(counts("watched")).containsExactly(3L, 0L, 3L, 0L, 0L);
        assertThat(counts("broken")).containsExactly(3L, 1L, 0L, 0L, 2L);
        assertThat(counts("unused")).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void howLongDecisionsTakeIsASummary() {
        assertThat(scrape.sum("decisionLatencyMillis_count", "")).isEqualTo(3);
        assertThat(scrape.values("decisionLatencyMillis", label("quantile", "0.999")))
                .as("Decide, Join")
                .hasSize(2)
                .allSatisfy(millis -> assertThat(millis).isBetween(0.0, 60_000.0));
    }

    @Test
    void theEpochOfEveryRoomAndTheRulesOfEachModeAreShown() {
        assertThat(scrape.values("epoch", ""))
                .as("Rulebook, Route, Profile, Decide")
                .containsExactly(5.0, 5.0, 5.0, 5.0);
        assertThat(scrape.sum("rules", "")).isEqualTo(4);
        assertThat(scrape.sum("mode_rules", label("mode", "live"))).isEqualTo(2);
        assertThat(scrape.sum("mode_rules", label("mode", "shadow"))).isEqualTo(1);
        assertThat(scrape.sum("mode_rules", label("mode", "off"))).isEqualTo(1);
        assertThat(scrape.sum("rulesSwitchedOff", "")).isZero();
        assertThat(scrape.sum("channel_outcome_decisions", label("channel", "risk")))
                .isEqualTo(3);
    }

    @Test
    void whatAlertsAndDashboardShowIsThere() throws IOException {
        assertThat(ShownMetrics.ofAlerts()).hasSizeGreaterThan(8).isSubsetOf(scrape.names());
        assertThat(ShownMetrics.ofDashboard()).hasSizeGreaterThan(15).isSubsetOf(scrape.names());
    }

    @Test
    void aModelThatIsTrainedHasFiguresBeforeItHasLearned() {
        String ofModel = label("model", "card-fraud");
        assertThat(scrape.sum("model_examplesWaiting", ofModel)).isEqualTo(3);
        assertThat(scrape.sum("model_labelsLearned", ofModel)).isZero();
        assertThat(scrape.values("model_auc", ofModel)).containsExactly(Double.NaN);
        assertThat(scrape.values("model_input_psi", label("input", "amount"))).hasSize(1);
        assertThat(scrape.values("model_input_absent", label("input", "amount")))
                .as("without a label")
                .containsExactly(0.0);
    }

    private void train() throws Exception {
        String document = "{\"model\":\"card-fraud\",\"version\":1,\"on\":\"transaction\",\"kind\":\"online\","
                + "\"inputs\":{\"amount\":\"transaction.amount\"}}";
        cluster.send("models", "card-fraud", document);
        try (Topic status = cluster.read(Topics.RULE_STATUS)) {
            status.await(1, answer -> answer.path("rule").asText().equals("models/card-fraud"));
        }
    }

    private List<Long> counts(String rule) {
        return List.of(
                scrape.sum("rule_evaluated", label("rule", rule)),
                scrape.sum("rule_fired", label("rule", rule)),
                scrape.sum("rule_shadowFired", label("rule", rule)),
                scrape.sum("rule_suppressed", label("rule", rule)),
                scrape.sum("rule_errors", label("rule", rule)));
    }

    private Scrape allAccountedFor() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            Scrape now = cluster.scrape();
            if (now.sum("received", "") == RECORDS && accountedFor(now, "") == RECORDS) {
                return settled();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError(
                accountedFor(cluster.scrape(), "") + " of " + cluster.scrape().sum("received", ""));
    }

    /**
     * A scrape that begins after the last event was counted: metrics are read one after another, so that the scrape
     * which first shows all events in one may have read another before they came.
     */
    private Scrape settled() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Scrape before = cluster.scrape();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            Scrape now = cluster.scrape();
            if (now.counted().equals(before.counted())) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("still counting: " + before.counted());
    }

    private static long accountedFor(Scrape scrape, String label) {
        String group = label.isEmpty() ? "" : "stream_";
        return scrape.sum(group + "decided", label)
                + scrape.sum(group + "rejected", label)
                + scrape.sum(group + "duplicate", label)
                + scrape.sum(group + "noted", label);
    }

    private void push(String id, String mode, String when) throws Exception {
        cluster.push(id, 1, RuleDraft.rule(id).with("mode: " + mode).when(when).json());
    }

    private void send(String topic, String value) throws Exception {
        cluster.send(topic, "anna", value);
    }

    private static String label(String name, String value) {
        return name + "=\"" + value + "\"";
    }
}
