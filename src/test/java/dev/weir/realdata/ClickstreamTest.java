package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clicks of a shop. */
final class ClickstreamTest {
    @Test
    void whoLooksAndDoesNotBuyIsFoundAsByCountingAllClicksAgain() {
        EngineChain engine = new EngineChain(Wire.config(ShopClicks.CONFIG)).with(ShopClicks.HESITATION);
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
