package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine in one room hands events and answers on as they are; rooms apart send messages in their binary forms, and gather
 * them again. Both decide the same, whatever the subjects and keys.
 */
final class RoomsApartTest {
    private static final int EVENTS = 150;
    private static final List<String> RULES = List.of("""
            id: often
            version: 1
            on: transaction
            features: {n: {count: transaction, by: [cardId], over: 10m}, spent: {sum: transaction.amount, by: [customerId], over: 1h}}
            when: n >= 2 && spent > 300.0
            then: {outcome: REVIEW, score: n * 10, cooldown: 30s}
            """, """
            id: elsewhere
            version: 1
            on: transaction
            subject: transaction.deviceId
            features: {cards: {distinct: transaction.cardId, by: [deviceId], over: 1h}}
            when: cards >= 2 || recently("REVIEW", "10m")
            then: {outcome: BLOCK}
            """, """
            id: lines
            version: 1
            on: transaction
            features: {sold: {sum: item.quantity, by: [sku], over: 1h}}
            when: transaction.items.exists(i, i.sold > 3.0)
            then: {outcome: REVIEW}
            """, """
            id: probe
            version: 1
            by: [cardId]
            features: {onIp: {count: transaction, by: [ip], over: 1h}}
            pattern:
              within: 5m
              stages:
                - {name: first, on: transaction, where: transaction.amount < 300.0}
                - {name: second, on: transaction, where: transaction.amount > 500.0}
            when: onIp >= 0
            then: {outcome: BLOCK, params: {first: first.transactionId}}
            """, """
            id: seen
            version: 1
            by: [customerId]
            pattern:
              within: 5m
              stages:
                - {name: look, on: click, where: click.type == "KIND1"}
                - {name: bought, on: transaction, where: transaction.amount > 400.0}
            then: {outcome: TELL}
            """);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneRoomDecidesAsRoomsApartDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WholeEngine apart = new WholeEngine();
        LocalEngine one = new LocalEngine(
                EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), Long.MAX_VALUE / 4);
        for (String rule : RULES) {
            if (random.nextInt(3) > 0) {
                String id = rule.substring(4, rule.indexOf('\n'));
                apart.push(id, rule);
                assertThat(one.push(id, rule.getBytes(StandardCharsets.UTF_8)).errors())
                        .isEmpty();
            }
        }
        RandomEvents events = new RandomEvents(random);
        List<Event> before = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Event event = i > 0 && random.nextInt(10) == 0 ? before.get(random.nextInt(i)) : events.next();
            before.add(event);
            assertThat(facts(one.decide(event, 0))).as("%s", event).isEqualTo(facts(apart.happens(event)));
        }
        assertThat(one.errors()).isEqualTo(apart.errors());
    }

    /** What a decision says, but for the epoch and the clock: the two were told of rules at other times. */
    private static List<List<Object>> facts(List<Decision> decisions) {
        return decisions.stream()
                .map(d -> List.<Object>of(
                        d.decisionId(),
                        d.subject(),
                        d.outcome(),
                        d.score(),
                        d.reasons(),
                        d.shadow(),
                        d.duplicateOf(),
                        d.eventTimeMillis()))
                .toList();
    }
}
