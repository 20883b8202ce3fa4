package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A week of orders and stock, merged by time. 41 times a row changes twice within a millisecond: the later change counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RetailOrdersTest {
    private final Map<String, Map<String, Long>> shortages = new TreeMap<>();
    private final Map<String, Long> lastChangeMillis = new TreeMap<>();
    private final Played played = new Played("retail-joined");
    private final EngineChain engine = new EngineChain(Wire.config(RetailWeek.CONFIG))
            .with(RetailWeek.FULFILMENT)
            .with(RetailWeek.STOCK);

    @BeforeAll
    void playTheWeek() {
        for (RetailWeek.Timed timed : RetailWeek.merged()) {
            List<Decision> decisions = engine.decide(timed.record());
            played.event(decisions);
            if (timed.record().topic().equals(Wire.TRANSACTIONS)) {
                shortages.put(timed.id(), shortagesOf(decisions.get(0)));
            } else {
                lastChangeMillis.put(timed.id(), timed.millis());
            }
        }
        played.print();
    }

    @Test
    void anOrderIsShortOfExactlyWhatStockAtItsTimeDoesNotCover() {
        assertThat(shortages).isEqualTo(RetailWeek.expectedShortages()).hasSize(RetailWeek.ORDERS);
        assertThat(played.outcome("SHORT")).isEqualTo(169);
    }

    @Test
    void afterTheLastChangeStockIsWhatTheDatabaseHas() {
        Map<String, Long> stock = new TreeMap<>();
        lastChangeMillis.forEach((sku, millis) -> stock.put(sku, stockOf(sku, millis)));

        assertThat(stock).isEqualTo(RetailWeek.expectedStock());
    }

    @Test
    void noExpressionFails() {
        assertThat(engine.errors()).isZero();
    }

    private long stockOf(String sku, long millis) {
        Decision decision =
                engine.decide(RetailWeek.look("look-" + sku, sku, millis)).get(0);
        Value available = decision.reasons().get(0).params().getOrDefault("available", Value.absent());
        return ((Value.Int) available).value();
    }

    private static Map<String, Long> shortagesOf(Decision decision) {
        Map<String, Long> onHand = new HashMap<>();
        for (Reason reason : decision.reasons()) {
            List<Value> skus = items(reason, "skus");
            List<Value> counts = items(reason, "onHand");
            for (int i = 0; i < skus.size(); i++) {
                onHand.put(((Value.Text) skus.get(i)).value(), ((Value.Int) counts.get(i)).value());
            }
        }
        return onHand;
    }

    private static List<Value> items(Reason reason, String param) {
        return reason.params().getOrDefault(param, Value.absent()) instanceof Value.Items items
                ? items.values()
                : List.of();
    }
}
