package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two short ways through the engine, beside the long one. */
final class ReadAheadTest {
    private static final int EVENTS = 200;
    private static final List<String> PLAIN = List.of(
            "{id: often, version: 1, on: transaction, when: 'cardCount > 2 && transaction.amount > 40', features: {"
                    + "cardCount: {count: transaction, by: [cardId], over: 10m}}, "
                    + "then: {outcome: REVIEW, cooldown: 1m}}",
            "{id: much, version: 1, on: transaction, when: 'spent > 300.0 || 1 / seen < 0', features: {"
                    + "spent: {sum: transaction.amount, by: [customerId], over: 5m, current: exclude}, "
                    + "seen: {count: transaction, by: [cardId], over: 1m, current: exclude}}, "
                    + "then: {outcome: STEP_UP}}",
            "{id: again, version: 1, on: transaction, when: 'recently(\"REVIEW\", \"2m\")', then: {outcome: BLOCK}}",
            "{id: writes, version: 1, on: transaction, when: transaction.amount > 90, then: {"
                    + "list: {name: hot, entry: transaction.ip, for: 1h}}}",
            "{id: asks, version: 1, on: transaction, when: 'inList(\"hot\", transaction.ip)', then: {outcome: BLOCK}}");
    private static final String QUIET =
            "{id: quiet, version: 1, on: transaction, when: transaction.amount < -1, then: {outcome: BLOCK}}";
    /** With a subject of its own, so that every event is sent with messages. */
    private static final String QUIET_ABOUT = "{id: quiet, version: 1, on: transaction, "
            + "subject: transaction.customerId, when: transaction.amount < -1, then: {outcome: BLOCK}}";
    /** The event that begins, or ends, a match fails for long names of cards. */
    private static final List<String> PATTERNS = List.of(
            "{id: tiny, version: 1, by: [cardId], pattern: {within: 1m, stages: ["
                    + "{name: a, on: transaction, where: transaction.amount < 20}, "
                    + "{name: b, on: transaction, where: transaction.amount > 70}]}, then: {outcome: REVIEW}}",
            "{id: tiny2, version: 1, by: [cardId], pattern: {within: 1m, stages: ["
                    + "{name: a, on: transaction, where: transaction.amount < 20}, "
                    + "{name: b, on: transaction, where: transaction.amount > 80}]}, then: {outcome: STEP_UP}}",
            "{id: fails, version: 1, by: [customerId], pattern: {within: 2m, stages: ["
                    + "{name: a, on: transaction, where: 'transaction.amount > 90 && 1 / (size(transaction.cardId) - 6) >= 0'}, "
                    + "{name: b, on: transaction, where: transaction.amount > 50}]}, then: {outcome: REVIEW}}",
            "{id: none, version: 1, by: [ip], pattern: {within: 30s, stages: ["
                    + "{name: a, on: transaction, where: transaction.amount > 85}, "
                    + "{name: b, on: transaction, not: true}]}, then: {outcome: STEP_UP}}");

    private static final String CLICKS = "{id: clicks, version: 1, pattern: {within: 1m, stages: ["
            + "{name: a, on: click}, {name: b, on: transaction, where: transaction.amount > 50}]}, "
            + "then: {outcome: REVIEW}}";
    private static final String OF_CARD =
            "{id: card, version: 1, on: transaction, subject: transaction.cardId, when: transaction.amount > 60, "
                    + "then: {outcome: STEP_UP, cooldown: 1m}}";

    static LongStream seeds() {
        return Seeds.upTo(30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eventsDecidedTogetherAreDecidedAsOneAfterTheOther(long seed) {
        List<String> rules = new ArrayList<>(PLAIN);
        if (seed % 4 == 3) {
            rules.addAll(PATTERNS);
        } else if (seed % 3 == 1) {
            rules.add(CLICKS);
        } else if (seed % 3 == 2) {
            rules.add(OF_CARD);
        }
        List<Event> events = events(seed);
        LocalEngine together = engine(rules);
        LocalEngine alone = engine(rules);

        List<Decision> decided = new ArrayList<>();
        together.decide(events, decided::add);

        assertThat(decided).isEqualTo(oneByOne(events, alone)).isNotEmpty();
        assertThat(together.errors()).isEqualTo(alone.errors());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eventsWithoutMessagesAreDecidedAsWithThem(long seed) {
        List<Event> events = events(seed);
        List<String> rules = new ArrayList<>(PLAIN);
        rules.addAll(PATTERNS.subList((int) seed % 2, PATTERNS.size()));
        rules.add(QUIET);
        LocalEngine without = engine(rules);
        rules.set(rules.size() - 1, QUIET_ABOUT);
        LocalEngine with = engine(rules);

        assertThat(oneByOne(events, without)).isEqualTo(oneByOne(events, with));
        assertThat(without.errors()).isEqualTo(with.errors()).isPositive();
    }

    private static LocalEngine engine(List<String> rules) {
        LocalEngine engine =
                new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 10_000);
        for (String rule : rules) {
            String id = rule.substring(rule.indexOf(' ') + 1, rule.indexOf(','));
            assertThat(engine.push(id, rule.getBytes(StandardCharsets.UTF_8)).errors())
                    .isEmpty();
        }
        return engine;
    }

    private static List<Decision> oneByOne(List<Event> events, LocalEngine engine) {
        List<Decision> decided = new ArrayList<>();
        events.forEach(event -> decided.addAll(engine.decide(event)));
        return decided;
    }

    /** Few names, so that they meet; some events come late, some again, some again with another amount. */
    private static List<Event> events(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            long at = 1_000_000 + i * 3_000L - (random.nextInt(5) == 0 ? random.nextInt(60_000) : 0);
            String id = "t-" + (random.nextInt(6) == 0 ? random.nextInt(i + 1) : i);
            if (random.nextInt(6) == 0) {
                events.add(visit("e-" + i)
                        .by("c-" + random.nextInt(4))
                        .kind("PAGE_VIEW")
                        .at(at)
                        .event());
            } else if (random.nextInt(8) == 0 && i > 0) {
                events.add(events.get(random.nextInt(events.size())));
            } else {
                events.add(payment(id)
                        .by("c-" + random.nextInt(4))
                        .with(random.nextInt(9) == 0 ? "" : "card-" + random.nextInt(4))
                        .of(random.nextInt(100))
                        .from("ip-" + random.nextInt(30))
                        .at(at)
                        .event());
            }
        }
        return events;
    }
}
