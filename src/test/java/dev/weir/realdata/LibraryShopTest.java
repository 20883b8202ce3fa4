package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.measure.Rate;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@code rules/personalization} on clicks, orders and stock. Nobody labelled these: whether a rule was right
 * is said by what happened next. Tables are written to {@code target/library}.
 */
final class LibraryShopTest {
    /** How long to wait at a checkout was chosen by the sessions before. */
    private static final String HELD_OUT_FROM = "2024-04-15T00:00:00Z";

    @Test
    void whoIsRemindedWouldNotHaveBought() throws IOException {
        LibraryReport.begin("clickstream");
        List<ShopClicks.Visit> visits = ShopClicks.visits();
        Map<String, String> sessions =
                visits.stream().collect(Collectors.toMap(visit -> "row-" + visit.row(), ShopClicks.Visit::session));
        List<Decision> decisions = decisions(
                ShopClicks.CONFIG, visits.stream().map(ShopClicks.Visit::record).toList());
        LeftSessions carts = new LeftSessions(visits, "ADD_TO_CART", HELD_OUT_FROM);
        LeftSessions checkouts = new LeftSessions(visits, "CHECKOUT", HELD_OUT_FROM);
        Function<Decision, String> session =
                decision -> sessions.getOrDefault(decision.trigger().id(), "");
        Set<String> reminded = carts.ofThese(hits("cart-abandonment", decisions, session));
        Set<String> helped = checkouts.ofThese(hits("checkout-not-finished", decisions, session));
        LibraryReport.write(
                "clickstream",
                List.of(
                        line("every cart", carts, carts.all()),
                        line("cart-abandonment", carts, reminded),
                        line("every checkout", checkouts, checkouts.all()),
                        line("checkout-not-finished", checkouts, helped)));

        assertThat(carts.leftOf(reminded).low())
                .isGreaterThan(carts.leftOf(carts.all()).value());
        assertThat(checkouts.leftOf(helped).low())
                .isGreaterThan(checkouts.leftOf(checkouts.all()).value());
    }

    @Test
    void anOrderOfMoreThanThereIsIsToldSoAndNoOther() throws IOException {
        LibraryReport.begin("retail-joined");
        List<Decision> decisions = decisions(
                RetailWeek.CONFIG,
                RetailWeek.merged().stream().map(RetailWeek.Timed::record).toList());
        Shortages shortages = new Shortages(RetailWeek.orders(), RetailWeek.expectedShortages());
        Set<String> backorders =
                hits("backorder", decisions, decision -> decision.trigger().id());
        List<Decision> reorders = decisions.stream()
                .filter(decision -> decision.outcome().equals("REORDER"))
                .toList();
        LibraryReport.write(
                "retail-joined",
                List.of(
                        String.format("| backorder | %d of %d orders |", backorders.size(), RetailWeek.ORDERS),
                        String.format(
                                "| reorder | %d, %d of them before an order was short of it |",
                                reorders.size(),
                                reorders.stream().filter(shortages::after).count())));

        assertThat(backorders).isEqualTo(shortages.orders());
        assertThat(reorders).isNotEmpty();
    }

    /** What the library decides, with a reason. */
    private static List<Decision> decisions(String config, List<RawRecord> records) {
        EngineChain engine = new EngineChain(Wire.config(config)).with(RuleDocument.samples());
        List<Decision> decisions = new ArrayList<>();
        records.forEach(record -> decisions.addAll(engine.decide(record)));
        assertThat(engine.errors()).isZero();
        decisions.removeIf(decision -> decision.reasons().isEmpty());
        return decisions;
    }

    /** What a rule hit. */
    private static Set<String> hits(String rule, List<Decision> decisions, Function<Decision, String> about) {
        return decisions.stream()
                .filter(decision -> decision.reasons().stream()
                        .anyMatch(reason -> reason.rule().equals(rule)))
                .map(about)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(String name, LeftSessions sessions, Set<String> among) {
        Rate left = sessions.leftOf(among);
        return String.format(
                Locale.ROOT,
                "| %s | %,d sessions | %.1f %% (%s) left | %.1f %% of what was left |",
                name,
                among.size(),
                100 * left.value(),
                interval(left),
                100 * sessions.recall(among));
    }

    private static String interval(Rate rate) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * rate.low(), 100 * rate.high());
    }
}
