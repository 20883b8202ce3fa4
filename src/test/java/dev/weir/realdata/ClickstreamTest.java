package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clicks of a shop. */
final class ClickstreamTest {
    private static final RuleDocument HESITATION = RuleDocument.of("""
            id: hesitation
            version: 1
            description: A visitor keeps looking and puts nothing in the cart
            on: click
            features:
              views10m: {count: click, where: click.type == "VIEW", by: [sessionId], over: 10m}
              carts10m: {count: click, where: click.type == "ADD_TO_CART", by: [sessionId], over: 10m}
            when: click.type == "VIEW" && views10m >= 4 && carts10m == 0
            then: {outcome: OFFER}
            """);

    @Test
    void theSampleRulesReadEveryClick() {
        EngineChain engine = new EngineChain(Wire.config(ShopClicks.CONFIG)).with(RuleDocument.samples());
        Played played = new Played("clickstream, sample rules");

        ShopClicks.visits().forEach(visit -> played.event(engine.decide(visit.record())));

        played.print();
        assertThat(played.events()).isEqualTo(ShopClicks.EVENTS);
        assertThat(engine.errors()).isZero();
    }

    @Test
    void whoLooksAndDoesNotBuyIsFoundAsByCountingAllClicksAgain() {
        EngineChain engine = new EngineChain(Wire.config(ShopClicks.CONFIG)).with(HESITATION);
        Played played = new Played("clickstream, hesitation");
        List<String> found = new ArrayList<>();
        for (ShopClicks.Visit visit : ShopClicks.visits()) {
            List<Decision> decisions = engine.decide(visit.record());
            played.event(decisions);
            decisions.forEach(decision -> found.add(decision.trigger().id()));
        }

        played.print();
        assertThat(found).isNotEmpty().isEqualTo(countedAgain());
    }

    private static List<String> countedAgain() {
        Map<String, List<ShopClicks.Visit>> sessions = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (ShopClicks.Visit visit : ShopClicks.visits()) {
            List<ShopClicks.Visit> earlier = sessions.computeIfAbsent(visit.session(), session -> new ArrayList<>());
            earlier.add(visit);
            if (visit.type().equals("VIEW")
                    && lately("VIEW", visit, earlier) >= 4
                    && lately("ADD_TO_CART", visit, earlier) == 0) {
                found.add("row-" + visit.row());
            }
        }
        return found;
    }

    private static long lately(String type, ShopClicks.Visit now, List<ShopClicks.Visit> visits) {
        Instant since = Instant.parse(now.timestamp()).minus(Duration.ofMinutes(10));
        return visits.stream()
                .filter(visit -> visit.type().equals(type))
                .filter(visit -> Instant.parse(visit.timestamp()).isAfter(since))
                .count();
    }
}
