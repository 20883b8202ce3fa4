package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns that begin alike and share what is open of them find what each finds that is alone in its engine. */
final class SharedBeginningsTest {
    private static final int RULES = 6;
    private static final int EVENTS = 70;
    private static final long SECOND = 1_000;

    static LongStream seeds() {
        return Seeds.spreadUpTo(120);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void togetherTheyFindWhatEachFindsAlone(long seed) {
        new Play(new SplittableRandom(seed)).run();
    }

    @Test
    void aThousandThatBeginAlikeTakeTheRoomOfOne() {
        WholeEngine engine = new WholeEngine();
        for (int i = 0; i < 1_000; i++) {
            engine.push("r" + i, document("r" + i, 1, "transaction.amount > " + (500 + i) + ".0", "60s", 100, ""));
        }

        engine.happens(payment("t-1").of(0.5).event());

        assertThat(engine.profile("cardId=card-1").patterns()).hasSize(1);
        assertThat(engine.happens(payment("t-2").of(600).event()).get(0).reasons())
                .hasSize(100);
    }

    @Test
    void whenAsManyAreSharedAsMayBeOpenTheOldestOfEachGivesWay() {
        WholeEngine engine = new WholeEngine();
        engine.push("a", document("a", 1, "transaction.amount > 500.0", "60s", 2, ""));
        engine.push("b", document("b", 1, "transaction.amount > 700.0", "60s", 2, ""));
        for (int i = 1; i <= 3; i++) {
            engine.happens(payment("t-" + i).of(0.5).event());
        }

        assertThat(engine.gaveWay()).isEqualTo(2);
        assertThat(engine.happens(payment("t-4").of(800).event()).get(0).reasons())
                .extracting(reason -> reason.rule() + reason.matched().get("probe"))
                .containsExactlyInAnyOrder("a[t-2]", "a[t-3]", "b[t-2]", "b[t-3]");
    }

    @Test
    void nothingIsLeftOfThemOnceTheirTimeIsOver() {
        WholeEngine engine = new WholeEngine();
        engine.push("a", document("a", 1, "transaction.amount > 500.0", "60s", 100, ""));
        engine.push("b", document("b", 1, "transaction.amount > 700.0", "60s", 100, ""));
        engine.happens(payment("t-1").of(0.5).at(1_000_000).event());
        engine.happens(payment("t-2").of(600).at(1_001_000).event());

        engine.happens(payment("t-3").of(5).at(1_100_000).event());
        engine.passes(1_200_000);
        engine.happens(payment("t-4").of(5).at(1_200_001).event());

        assertThat(engine.profile("cardId=card-1").patterns()).isEmpty();
    }

    @Test
    void anEventOfATypeThatNoneWaitsForLeavesThemTogether() {
        WholeEngine engine = new WholeEngine();
        for (String id : List.of("a", "b")) {
            engine.push(id, """
                    id: %s
                    version: 1
                    pattern:
                      within: 60s
                      stages:
                        - {name: seen, on: click}
                        - {name: paid_%s, on: transaction, where: transaction.amount > 500.0}
                    then: {outcome: BLOCK}
                    """.formatted(id, id));
        }

        engine.happens(visit("c-1").event());
        engine.happens(visit("c-2").event());

        assertThat(engine.profile("customerId=c-1").patterns()).hasSize(1);
        assertThat(engine.happens(payment("t-1").of(600).event()).get(0).reasons())
                .hasSize(4);
    }

    private static String document(String id, long version, String hit, String within, int maxOpen, String more) {
        return """
                id: %s
                version: %d
                by: [cardId]
                pattern:
                  within: %s
                  maxOpen: %d
                  %s
                  stages:
                    - {name: probe, on: transaction, where: transaction.amount < 1.0}
                    - {name: hitOf_%s, on: transaction, where: '%s'%s}
                then: {outcome: BLOCK}
                """.formatted(
                        id,
                        version,
                        within,
                        maxOpen,
                        more.contains("afterMatch") ? more : "order: arrival",
                        id,
                        hit,
                        more.contains("afterMatch") ? "" : more);
    }

    /** Rules that come and go, and events, in one engine and in one for each rule. */
    private static final class Play {
        private static final List<String> WITHIN = List.of("20s", "20s", "60s");
        private static final List<String> MORE = List.of(
                "",
                "",
                ", next: any",
                ", times: 2",
                "afterMatch: skipPastLastEvent",
                "afterMatch: skipToNext",
                ", next: strict");

        private final SplittableRandom random;
        private final WholeEngine together = new WholeEngine();
        private final List<WholeEngine> alone = new ArrayList<>();
        private final long[] versions = new long[RULES];
        private final int maxOpen;
        private long clock = 1_000_000;

        Play(SplittableRandom random) {
            this.random = random;
            this.maxOpen = random.nextInt(3) == 0 ? 2 : 50;
            for (int i = 0; i < RULES; i++) {
                alone.add(new WholeEngine());
                if (i < RULES - 1) {
                    push(i);
                }
            }
        }

        void run() {
            for (int n = 0; n < EVENTS; n++) {
                if (random.nextInt(12) == 0) {
                    edit(random.nextInt(RULES));
                }
                happen(n);
                if (random.nextInt(4) == 0) {
                    long watermark = clock - random.nextInt(12) * SECOND;
                    together.passes(watermark);
                    alone.forEach(engine -> engine.passes(watermark));
                }
            }
            assertThat(together.gaveWay())
                    .isEqualTo(alone.stream().mapToInt(WholeEngine::gaveWay).sum());
            assertThat(together.errors())
                    .isEqualTo(alone.stream().mapToInt(WholeEngine::errors).sum());
        }

        private void edit(int rule) {
            if (versions[rule] > 0 && random.nextInt(3) == 0) {
                together.remove("r" + rule);
                alone.get(rule).remove("r" + rule);
            } else {
                push(rule);
            }
        }

        private void push(int rule) {
            versions[rule]++;
            String id = "r" + rule;
            String document = document(
                    id,
                    versions[rule],
                    hit(),
                    WITHIN.get(random.nextInt(WITHIN.size())),
                    maxOpen,
                    MORE.get(random.nextInt(MORE.size())));
            if (random.nextBoolean()) {
                document = document.replace("  stages:", "  onEdit: drain\n  stages:");
            }
            together.push(id, document);
            alone.get(rule).push(id, document);
        }

        private String hit() {
            return switch (random.nextInt(5)) {
                case 0 -> "transaction.amount > 500.0 && transaction.amount > 1000.0 * probe.amount";
                case 1 -> "transaction.amount < 2.0";
                case 2 -> "1 / int(transaction.amount - 7.0) < 0 || transaction.amount > 650.0";
                default -> "transaction.amount > " + (500 + 100 * random.nextInt(4)) + ".0";
            };
        }

        private void happen(int n) {
            clock += random.nextInt(6) * SECOND;
            long at = clock - (random.nextInt(4) == 0 ? random.nextInt(30) * SECOND : 0);
            Event event = payment("t-" + n)
                    .at(at)
                    .with("card-" + random.nextInt(2))
                    .of(amount())
                    .event();
            List<String> each = new ArrayList<>();
            alone.forEach(engine -> each.addAll(fired(engine.happens(event))));
            each.sort(null);
            List<String> all = fired(together.happens(event));
            all.sort(null);
            assertThat(all).as("event %d", n).isEqualTo(each);
        }

        private double amount() {
            return switch (random.nextInt(6)) {
                case 0, 1 -> 0.5 + random.nextInt(2) * 0.2;
                case 2, 3 -> 450 + 100 * random.nextInt(5);
                case 4 -> 7.0;
                default -> 20;
            };
        }

        private static List<String> fired(List<Decision> decisions) {
            List<String> fired = new ArrayList<>();
            for (Decision decision : decisions) {
                for (Reason reason : decision.reasons()) {
                    fired.add(reason.rule() + reason.matched());
                }
            }
            return fired;
        }
    }
}
