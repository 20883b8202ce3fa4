package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To the key of a sku goes what it needs of a transaction, and no more. */
class LinesOfSkuTest {
    private static final String SOLD = """
            id: sold
            version: 1
            on: transaction
            features:
              sold: {sum: %s, by: [%s], over: 1h}
            when: transaction.items.exists(i, i.sold > 0.0)
            then: {outcome: NOTE}
            """;

    private final WholeEngine engine = new WholeEngine();

    @ParameterizedTest
    @ValueSource(strings = {"sku", "sku, country"})
    void aThousandLinesCostWhatTheyWeighAndNotTheirSquare(String by) {
        Payment payment = payment("t-1");
        for (int line = 0; line < 1_000; line++) {
            payment.line("sku-" + line, 1);
        }
        List<Routed> routed = routed(SOLD.formatted("item.quantity", by), payment.event());

        int bytes = 0;
        for (Routed one : routed) {
            bytes += Bytes.of(new RoutedCodec(), one).length;
        }
        assertThat(routed).hasSize(1_000);
        assertThat(bytes).isLessThan(1_000 * 120);
    }

    @Test
    void aKeyIsSentAllLinesOfItsSkuInTheirOrder() {
        List<Routed> routed = routed(
                SOLD.formatted("item.quantity", "sku"),
                payment("t-1")
                        .line("a", 1)
                        .line("b", 2)
                        .line("a", 3)
                        .line("", 4)
                        .event());

        assertThat(routed).extracting(Routed::key).containsExactly("sku=a", "sku=b");
        assertThat(((Transaction) routed.get(0).event()).items())
                .extracting(item -> item.quantity())
                .containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "item.quantity * size(transaction.items)",
                "transaction.items.exists(i, i.sku == 'b') ? 1 : 0",
                "transaction == transaction ? 1 : 0"
            })
    void aFeatureThatLooksAtOtherLinesIsSentThemAll(String taken) {
        List<Routed> routed = routed(
                SOLD.formatted("\"" + taken + "\"", "sku"),
                payment("t-1").line("a", 1).line("b", 2).event());

        assertThat(routed)
                .allSatisfy(
                        one -> assertThat(((Transaction) one.event()).items()).hasSize(2));
    }

    @Test
    void aMatchSeesTheLinesThatItsRuleAsksFor() {
        String twice = """
                id: %s
                version: 1
                by: [sku]
                pattern:
                  within: 1h
                  stages:
                    - {name: one, on: transaction}
                    - {name: two, on: transaction}
                then: {outcome: TWICE, params: {n: %s}}
                """;
        engine.push("lines", twice.formatted("lines", "size(one.items)"));
        engine.happens(payment("t-1").line("a", 1).line("b", 2).line("c", 1).event());
        Decision decided = engine.happens(payment("t-2").line("a", 1).event()).get(0);

        assertThat(decided.reasons().get(0).params()).isEqualTo(Map.of("n", new Value.Int(3)));
        assertThat(linesSent(twice.formatted("lines", "size(one.items)"))).isEqualTo(2);
        assertThat(linesSent(twice.formatted("lines", "one.amount"))).isEqualTo(1);
    }

    /** Lines are most of a transaction, and a card's velocity has no use for them. What a pattern stores is another matter. */
    @Test
    void aKeyThatSeesNoLinesIsSentNone() {
        String card = """
                id: card
                version: 1
                on: transaction
                features: {x: {sum: "%s", by: [cardId], over: 1h}}
                when: x > 0
                then: {outcome: NOTE, params: {n: size(transaction.items)}}
                """;
        String pattern = """
                id: pattern
                version: 1
                by: [cardId]
                pattern: {within: 1h, stages: [{name: one, on: transaction}, {name: two, on: transaction}]}
                then: {outcome: TWICE}
                """;

        assertThat(linesSent(card.formatted("transaction.amount"))).isZero();
        assertThat(linesSent(card.formatted("size(transaction.items)"))).isEqualTo(2);
        assertThat(linesSent(pattern)).isEqualTo(2);

        engine.push("card", card.formatted("transaction.amount"));
        Event payment = payment("t-1").line("a", 1).line("b", 2).event();
        assertThat(engine.happens(payment).get(0).reasons().get(0).params())
                .as("those who decide see them all")
                .isEqualTo(Map.of("n", new Value.Int(2)));
    }

    /** With and without a sku: the key is computed where the event is sent, and again where it is looked for. */
    @ParameterizedTest
    @ValueSource(strings = {"", "sku, "})
    void aKeyThatIsComputedFromTheLinesIsThatOfAllOfThem(String sku) {
        engine.push("basket", """
                id: basket
                version: 1
                on: transaction
                features: {n: {count: transaction, by: [%s{size: 'string(transaction.items.size())'}], over: 1h}}
                when: %s > 1
                then: {outcome: NOTE}
                """.formatted(sku, sku.isEmpty() ? "n" : "transaction.items.map(i, i.n)[0]"));

        assertThat(engine.happens(payment("t-1").line("a", 1).event()).get(0).reasons())
                .isEmpty();
        assertThat(engine.happens(payment("t-2").line("a", 1).line("b", 1).event())
                        .get(0)
                        .reasons())
                .isEmpty();
        assertThat(engine.happens(payment("t-3").line("a", 1).line("b", 1).event())
                        .get(0)
                        .reasons())
                .hasSize(1);
        assertThat(engine.errors()).isZero();
    }

    private static int linesSent(String rule) {
        Event event = payment("t-1").line("a", 1).line("b", 2).event();
        return ((Transaction) routed(rule, event).get(0).event()).items().size();
    }

    private static List<Routed> routed(String rule, Event event) {
        String id = rule.lines().findFirst().orElseThrow().substring("id: ".length());
        return new WholeEngine().push(id, rule).routed(event);
    }
}
