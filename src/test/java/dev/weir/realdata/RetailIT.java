package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of orders and stock through Kafka and the whole job, at parallelism 2.
 *
 * <p>Orders and stock come from two topics, and arrival decides. So that the result is defined, an order is sent once all
 * changes before it are known to be applied, and what follows it once it is decided. The job itself says when a change is
 * applied: a rule on inventory fires for each, after its sku took it in, also where a row changes twice within a millisecond.
 */
final class RetailIT {
    private static final RuleDocument APPLIED = RuleDocument.of("""
            id: applied
            version: 1
            on: inventory
            when: inventory.available >= 0
            then: {outcome: APPLIED}
            """);

    private final List<RetailWeek.Timed> waiting = new ArrayList<>();
    private final Map<String, Map<String, Long>> shortages = new TreeMap<>();
    private final Map<String, Long> latestMillis = new HashMap<>();
    private final EventReader reader = JsonEvents.of(Wire.config(RetailWeek.CONFIG));

    @Test
    void anOrderIsShortOfExactlyWhatStockAtItsTimeDoesNotCover(@TempDir Path folder) throws Exception {
        List<RetailWeek.Timed> week = RetailWeek.merged();
        List<RuleDocument> rules = List.of(RetailWeek.FULFILMENT, RetailWeek.STOCK, APPLIED);
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                LiveJob job = LiveJob.prepare(broker, "retail", RetailWeek.CONFIG, rules)) {
            job.start(folder);
            Played played = new Played("retail-joined, through Kafka, each order awaited");
            for (RetailWeek.Timed timed : week) {
                play(timed, job);
            }
            applyWhatWaits(job);
            Map<String, JsonNode> decisions = job.actions().awaitCount(0);
            played.events(week.size(), decisions.values());
            played.print("");

            assertThat(shortages).isEqualTo(RetailWeek.expectedShortages()).hasSize(RetailWeek.ORDERS);
            assertThat(stockOfAll(job)).isEqualTo(RetailWeek.expectedStock());
            assertThat(job.actions().countOfDeadLetters()).isZero();
        }
    }

    private void play(RetailWeek.Timed timed, LiveJob job) throws Exception {
        if (timed.record().topic().equals(Wire.INVENTORY)) {
            waiting.add(timed);
            return;
        }
        applyWhatWaits(job);
        job.send(timed.record());
        shortages.put(timed.id(), shortagesOf(job.actions().about("transaction " + timed.id())));
    }

    private void applyWhatWaits(LiveJob job) throws Exception {
        Set<String> triggers = new HashSet<>();
        for (RetailWeek.Timed change : waiting) {
            job.send(change.record());
            triggers.add("inventory " + idOf(change));
            latestMillis.put(change.id(), change.millis());
        }
        waiting.clear();
        job.flush();
        job.actions().await(triggers);
    }

    /** Of a change of stock, which the source's position tells from others. */
    private String idOf(RetailWeek.Timed change) {
        if (reader.read(change.record()) instanceof EventReader.Reading.Accepted accepted) {
            return accepted.event().id();
        }
        throw new AssertionError("not read: " + change);
    }

    private Map<String, Long> stockOfAll(LiveJob job) throws Exception {
        latestMillis.forEach((sku, millis) -> job.send(RetailWeek.look("last-" + sku, sku, millis)));
        job.flush();
        Map<String, Long> stock = new TreeMap<>();
        for (String sku : latestMillis.keySet()) {
            stock.put(sku, stockIn(job.actions().about("click last-" + sku)));
        }
        return stock;
    }

    private static long stockIn(JsonNode decision) {
        return reasonOf(decision).required("params").required("available").asLong();
    }

    private static Map<String, Long> shortagesOf(JsonNode decision) {
        Map<String, Long> onHand = new TreeMap<>();
        if (!decision.required("reasons").isEmpty()) {
            JsonNode params = reasonOf(decision).required("params");
            for (int i = 0; i < params.required("skus").size(); i++) {
                onHand.put(
                        params.required("skus").required(i).asText(),
                        params.required("onHand").required(i).asLong());
            }
        }
        return onHand;
    }

    private static JsonNode reasonOf(JsonNode decision) {
        return decision.required("reasons").required(0);
    }
}
