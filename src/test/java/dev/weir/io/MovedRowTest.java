package dev.weir.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.operators.EventReader.Reading;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of stock that moves is gone from one key and in another, from the record to the decision. */
final class MovedRowTest {
    private static final long AT = 1_772_445_600_000L;
    private static final String LEFT = """
            id: left
            version: 1
            on: click
            when: stock.available <= 100
            then: {outcome: LOW, params: {left: stock.available}}
            """;

    private final EngineSettings settings = EngineSettings.DEFAULT;
    private final LocalEngine engine = new LocalEngine(
            settings, Documents.yaml(100_000), new RuleCompiler(settings.schema(), settings.ruleLimits()), 10_000);

    @BeforeEach
    void aRuleAsksTheStockOfASku() {
        assertThat(engine.push("left", LEFT.getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(RuleStatus.Kind.ACTIVE);
    }

    @Test
    void theStockOfASkuGoesWithTheRowThatBecomesAnother() {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));
        assertThat(left("e-1", "s-1", 1)).containsExactly("4");

        happens(Records.INVENTORY, change("u", 2, row("s-1", "a", 4), row("s-2", "a", 7)));

        assertThat(left("e-2", "s-1", 3)).isEmpty();
        assertThat(left("e-3", "s-2", 4)).containsExactly("7");
    }

    @Test
    void whatStaysWithTheOldSkuIsWhatOtherWarehousesHave() {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));
        happens(Records.INVENTORY, change("c", 1, "null", row("s-1", "b", 5)));

        happens(Records.INVENTORY, change("u", 2, row("s-1", "a", 4), row("s-2", "b", 4)));

        assertThat(left("e-1", "s-1", 3)).containsExactly("5");
        assertThat(left("e-2", "s-2", 4)).containsExactly("4");
    }

    @Test
    void withinASkuAMoveToAnotherWarehouseChangesNothing() {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));

        happens(Records.INVENTORY, change("u", 1, row("s-1", "a", 4), row("s-1", "b", 4)));

        assertThat(left("e-1", "s-1", 2)).containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsThatChangePlacesInOneTransactionAreBothStillThere(boolean otherFirst) {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "b", 5)));
        String one = change("u", 2, row("s-1", "a", 4), row("s-1", "b", 4));
        String other = change("u", 2, row("s-1", "b", 5), row("s-1", "a", 5));

        happens(Records.INVENTORY, otherFirst ? other : one);
        happens(Records.INVENTORY, otherFirst ? one : other);

        assertThat(left("e-1", "s-1", 3)).containsExactly("9");
    }

    @Test
    void rowsThatChangeSkusInOneTransactionAreBothStillThere() {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));
        happens(Records.INVENTORY, change("c", 0, "null", row("s-2", "a", 5)));

        happens(Records.INVENTORY, change("u", 2, row("s-1", "a", 4), row("s-2", "a", 4)));
        happens(Records.INVENTORY, change("u", 2, row("s-2", "a", 5), row("s-1", "a", 5)));

        assertThat(left("e-1", "s-1", 3)).containsExactly("5");
        assertThat(left("e-2", "s-2", 4)).containsExactly("4");
    }

    @Test
    void aRowThatChangesAndGoesInOneTransactionIsGone() {
        happens(Records.INVENTORY, change("c", 0, "null", row("s-1", "a", 4)));
        happens(Records.INVENTORY, change("u", 2, row("s-1", "a", 4), row("s-1", "a", 6)));

        happens(Records.INVENTORY, change("d", 2, row("s-1", "a", 6), "null"));

        assertThat(left("e-1", "s-1", 3)).isEmpty();
    }

    @Test
    void anEndThatTellsOnlyTheKeyEndsWhateverIsThere() {
        happens(Records.INVENTORY, change("c", 2, "null", row("s-1", "a", 4)));

        happens(Records.INVENTORY, change("d", 2, "{\"sku\":\"s-1\",\"warehouse\":\"a\"}", "null"));

        assertThat(left("e-1", "s-1", 3)).isEmpty();
    }

    private List<String> left(String id, String sku, int second) {
        String click = """
                {"eventId":"%s","customerId":"c-1","type":"VIEW","sku":"%s","timestamp":%d}""".formatted(id, sku, AT + second * 1_000L);
        return happens(Records.CLICKS, click).stream()
                .map(decision ->
                        String.valueOf(decision.reasons().get(0).params().get("left")))
                .map(left -> left.replaceAll("\\D", ""))
                .toList();
    }

    private List<Decision> happens(String topic, String value) {
        Reading reading = Records.reader().read(Records.record(topic, value));
        assertThat(reading.events()).as(reading.toString()).isNotEmpty();
        List<Decision> decisions = new ArrayList<>();
        for (Event event : reading.events()) {
            decisions.addAll(engine.decide(event));
        }
        return decisions;
    }

    private static String row(String sku, String warehouse, int available) {
        return "{\"id\":5,\"sku\":\"%s\",\"warehouse\":\"%s\",\"available\":%d}".formatted(sku, warehouse, available);
    }

    private static String change(String op, int second, String before, String after) {
        long millis = AT + second * 1_000L;
        return "{\"op\":\"%s\",\"before\":%s,\"after\":%s,\"source\":{\"ts_ms\":%d},\"ts_ms\":%d}"
                .formatted(op, before, after, millis, millis);
    }
}
