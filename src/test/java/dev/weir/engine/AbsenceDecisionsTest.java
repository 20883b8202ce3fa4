package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.StockChange;
import dev.weir.events.answer.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is decided about what did not happen. */
final class AbsenceDecisionsTest {
    private static final String ABANDONED = """
            id: abandoned
            version: 1
            pattern:
              within: 30m
              stages:
                - {name: cart, on: click, where: click.type == "ADD_TO_CART"}
                - {name: bought, on: [click, transaction], not: true,
                   where: {click: 'click.type == "PURCHASE"', transaction: transaction.amount > 0}}
            then: {outcome: REMIND}
            """;

    private static final long MINUTE = 60_000;

    private final WholeEngine engine = new WholeEngine();

    @Test
    void anAbsenceFiresOnceItsTimeIsUp() {
        engine.push("abandoned", ABANDONED);
        assertThat(engine.happens(visit("e-1").kind("ADD_TO_CART").at(0).event()))
                .isEmpty();
        assertThat(engine.passes(30 * MINUTE - 1)).isEmpty();

        List<Decision> decided = engine.passes(30 * MINUTE);

        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).subject()).isEqualTo("c-1");
        assertThat(decided.get(0).trigger().id()).isEqualTo("e-1");
        assertThat(decided.get(0).eventTimeMillis()).isEqualTo(30 * MINUTE);
        assertThat(decided.get(0).reasons().get(0).matched()).isEqualTo(Map.of("cart", List.of("e-1")));
        assertThat(engine.passes(300 * MINUTE)).isEmpty();
        assertThat(engine.profile("customerId=c-1").patterns()).isEmpty();
    }

    @Test
    void anAbsenceOfASkuSeesItsLiveStock() {
        engine.push("unsold", """
                id: unsold
                version: 1
                by: [sku]
                pattern:
                  within: 10m
                  stages:
                    - {name: viewed, on: click, where: click.type == "VIEW"}
                    - {name: bought, on: click, where: click.type == "PURCHASE", not: true}
                when: stock.available > 0
                then: {outcome: PUSH}
                """);
        engine.happens(new StockChange("s-1", "", 1, false, 5, 0, 1));
        engine.happens(visit("e-1").of("s-1").at(0).event());
        engine.happens(visit("e-2").of("s-2").at(0).event());

        assertThat(engine.passes(10 * MINUTE))
                .extracting(decision -> decision.trigger().id())
                .containsExactly("e-1");
    }

    @Test
    void aPurchaseThatComesLateStillPreventsTheAbsence() {
        engine.push("abandoned", ABANDONED);
        engine.happens(visit("e-1").kind("ADD_TO_CART").at(0).event());
        engine.passes(20 * MINUTE);
        engine.happens(payment("t-1").at(10 * MINUTE).event());

        assertThat(engine.passes(300 * MINUTE)).isEmpty();
    }

    @Test
    void aPurchaseThatArrivesBeforeItsCartPreventsTheAbsenceToo() {
        engine.push("abandoned", ABANDONED);
        engine.passes(-10);
        engine.happens(payment("t-1").at(5).event());
        engine.happens(visit("e-1").kind("ADD_TO_CART").at(1).event());

        assertThat(engine.passes(300 * MINUTE)).isEmpty();
    }
}
