package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Decision;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@code rules/personalization} on clicks, orders and stock. Nobody labelled these: whether a rule was right
 * is said by what happened next. Tables are written to {@code target/library}.
 */
final class LibraryShopTest {

    @Test
    void whoIsRemindedWouldNotHaveBought() throws IOException {
        List<ShopClicks.Visit> visits = ShopClicks.visits();
        EngineChain engine = new EngineChain(Wire.config(ShopClicks.CONFIG)).with(RuleDocument.samples());
        Map<String, String> sessionOf = new HashMap<>();
        Map<String, Set<String>> found = new TreeMap<>();
        Played played = new Played("clickstream, library");
        for (ShopClicks.Visit visit : visits) {
            sessionOf.put("row-" + visit.row(), visit.session());
            List<Decision> decisions = engine.decide(visit.record());
            played.event(decisions);
            decisions.forEach(
                    decision -> note(decision, sessionOf.get(decision.trigger().id()), found));
        }
        played.print();

        LeftSessions carts = new LeftSessions(visits, "ADD_TO_CART");
        LeftSessions checkouts = new LeftSessions(visits, "CHECKOUT");
        Set<String> reminded = found.getOrDefault("cart-abandonment", Set.of());
        Set<String> helped = found.getOrDefault("checkout-not-finished", Set.of());
        LibraryRun.write(
                "clickstream",
                List.of(
                        "# clickstream",
                        "",
                        line("every cart", carts, carts.all()),
                        line("cart-abandonment", carts, reminded),
                        line("every checkout", checkouts, checkouts.all()),
                        line("checkout-not-finished", checkouts, helped)));

        assertThat(played.events()).isEqualTo(ShopClicks.EVENTS);
        assertThat(engine.errors()).isZero();
        assertThat(carts.precision(reminded)).isGreaterThan(carts.precision(carts.all()));
        assertThat(checkouts.precision(helped)).isGreaterThan(checkouts.precision(checkouts.all()));
    }

    @Test
    void anOrderOfMoreThanThereIsIsToldSoAndNoOther() throws IOException {
        EngineChain engine = new EngineChain(Wire.config(RetailWeek.CONFIG)).with(RuleDocument.samples());
        Map<String, Set<String>> found = new TreeMap<>();
        Shortages shortages = new Shortages(RetailWeek.orders(), RetailWeek.expectedShortages());
        Played played = new Played("retail-joined, library");
        int reorders = 0;
        int neededThem = 0;
        for (RetailWeek.Timed timed : RetailWeek.merged()) {
            List<Decision> decisions = engine.decide(timed.record());
            played.event(decisions);
            for (Decision decision : decisions) {
                note(decision, decision.trigger().id(), found);
                if (decision.outcome().equals("REORDER")) {
                    reorders++;
                    neededThem += shortages.after(decision) ? 1 : 0;
                }
            }
        }
        played.print();

        LibraryRun.write(
                "retail-joined",
                List.of(
                        "# retail-joined",
                        "",
                        String.format(
                                Locale.ROOT,
                                "| backorder | %d of %d orders |",
                                found.getOrDefault("backorder", Set.of()).size(),
                                RetailWeek.ORDERS),
                        String.format(
                                Locale.ROOT,
                                "| reorder | %d, %d of them before an order was short of it |",
                                reorders,
                                neededThem)));
        assertThat(found.get("backorder")).isEqualTo(shortages.orders());
        assertThat(reorders).isPositive();
        assertThat(engine.errors()).isZero();
    }

    private static void note(Decision decision, String about, Map<String, Set<String>> found) {
        decision.reasons()
                .forEach(reason -> found.computeIfAbsent(reason.rule(), first -> new TreeSet<>())
                        .add(about));
    }

    private static String line(String name, LeftSessions sessions, Set<String> among) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d sessions | %.1f %% left | %.1f %% of what was left |",
                name,
                among.size(),
                100 * sessions.precision(among),
                100 * sessions.recall(among));
    }
}
