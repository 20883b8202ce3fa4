package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.rules.rule.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StockOfSkuTest {
    private static final String SKU = "sku=s-1";

    private final Rule onClicks = rule("clicks").on(EventType.CLICK).usesStock().build();
    private final OneKey key = new OneKey(SKU, onClicks);

    @Test
    void stockIsTheSumOverTheWarehouses() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("us", 11, 4, 8.5));

        assertThat(asked()).contains(new Stock(7, 2, 8.5));
    }

    @Test
    void aSkuThatNobodyHeardOfHasNoStock() {
        assertThat(asked()).isEmpty();
    }

    @Test
    void aChangeThatComesLateHasNoEffect() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("eu", 9, 100, 1));

        assertThat(asked()).contains(new Stock(3, 1, 9.5));
    }

    @Test
    void aDeletedRowCountsNoMoreAndALateChangeDoesNotBringItBack() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("us", 10, 4, 9.5));
        key.observe(new StockChange("s-1", "eu", 12, true, 3, 1, 9.5));
        key.observe(change("eu", 11, 50, 9.5));

        assertThat(asked()).contains(new Stock(4, 1, 9.5));
    }

    @Test
    void withoutARowThereIsNoStock() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(new StockChange("s-1", "eu", 12, true, 3, 1, 9.5));

        assertThat(asked()).isEmpty();
    }

    @Test
    void twoChangesOfOneMillisecondBothApplyInTheOrderTheyCame() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("eu", 10, 2, 9.5));

        assertThat(asked()).contains(new Stock(2, 1, 9.5));
    }

    @Test
    void aRepetitionDoesNotUndoALaterChangeOfTheSameMillisecond() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("eu", 10, 2, 9.5));
        key.observe(change("eu", 10, 3, 9.5));

        assertThat(asked()).contains(new Stock(2, 1, 9.5));
    }

    @Test
    void thePriceIsTheLatestThatIsKnown() {
        key.observe(change("eu", 10, 3, 9.5));
        key.observe(change("us", 11, 3, Double.NaN));

        assertThat(asked()).contains(new Stock(6, 2, 9.5));
    }

    @Test
    void aTransactionLineSeesTheStockOfItsSku() {
        OneKey lines = new OneKey(SKU, rule("r").usesStock().build());
        lines.observe(change("eu", 10, 3, 9.5));

        assertThat(lines.stock(payment("t").line("s-1", 1).event())).contains(new Stock(3, 1, 9.5));
    }

    @Test
    void aChangeIsNewsOnceAndNeverIfItComesLate() {
        OneKey asking = new OneKey(SKU, rule("r").on(EventType.INVENTORY).build());

        assertThat(isNews(asking, change("eu", 10, 3, 9.5))).isTrue();
        assertThat(isNews(asking, change("eu", 10, 3, 9.5))).isFalse();
        assertThat(isNews(asking, change("eu", 9, 3, 9.5))).isFalse();
        assertThat(isNews(asking, change("us", 9, 3, 9.5))).isTrue();
    }

    @Test
    void theStocksOfAWarehouseAreNotMixedUpWithEachOther() {
        OneKey warehouse = new OneKey(
                "warehouse=eu",
                rule("r")
                        .on(EventType.INVENTORY)
                        .counts("n", EventType.INVENTORY, 60_000, "warehouse")
                        .build());

        assertThat(isNews(warehouse, change("eu", 10, 3, 9.5))).isTrue();
        assertThat(isNews(warehouse, new StockChange("other", "eu", 5, false, 3, 1, 9.5)))
                .isTrue();
        assertThat(warehouse.state().rows().isEmpty()).isTrue();
    }

    private Optional<Stock> asked() {
        return key.stock(visit("e").of("s-1").event());
    }

    private static boolean isNews(OneKey key, StockChange change) {
        return key.observe(change).orElseThrow().news();
    }

    private static StockChange change(String warehouse, long atMillis, long available, double price) {
        return new StockChange("s-1", warehouse, atMillis, false, available, 1, price);
    }
}
