package dev.weir.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.rules.document.DecisionLookbacks;
import dev.weir.rules.document.Lookback;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionHistoryTest {
    private static final long LATE = 500;

    static LongStream seeds() {
        return Seeds.upTo(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheOrderTheAnswerIsThatOfAllTimes(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Lookback asked = new Lookback(random.nextLong(20, 200), random.nextLong(200, 600));
        List<Long> all = new ArrayList<>();
        DecisionHistory history = new DecisionHistory();
        long latest = 0;
        for (int i = 0; i < 400; i++) {
            long at = Math.max(0, latest - LATE + random.nextLong(LATE + 60));
            latest = Math.max(latest, at);
            long within = random.nextBoolean() ? asked.shortestMillis() : asked.longestMillis();
            assertThat(history.holds("X", at, within))
                    .as("at %s within %s of %s", at, within, all)
                    .isEqualTo(all.stream().anyMatch(time -> time <= at && time > at - within));
            if (random.nextInt(4) == 0) {
                all.add(at);
                add("X", at, asked, LATE, history);
                history = there(history);
            }
        }
        assertThat(history.holds("Y", latest, asked.longestMillis())).isFalse();
    }

    @Test
    void aDecisionIsAsOldAsTheDurationAndNoOlder() {
        DecisionHistory history = new DecisionHistory();
        add("X", 1_000, Lookback.within(100), 0, history);

        assertThat(history.holds("X", 999, 100)).isFalse();
        assertThat(history.holds("X", 1_000, 100)).isTrue();
        assertThat(history.holds("X", 1_099, 100)).isTrue();
        assertThat(history.holds("X", 1_100, 100)).isFalse();
    }

    @Test
    void manyDecisionsTakeTheRoomOfAFew() throws IOException {
        DecisionHistory history = new DecisionHistory();
        for (int i = 0; i < 100_000; i++) {
            add("X", i, Lookback.within(1_000), 1_000, history);
        }
        assertThat(written(history).length).isLessThan(5 * DecisionHistory.KEPT);

        for (int i = 0; i < 1_000_000; i += 1_000) {
            add("X", 100_000 + i, new Lookback(1, 10_000_000), 0, history);
        }
        assertThat(written(history).length).isLessThan(5 * DecisionHistory.KEPT);
    }

    @Test
    void whatNoRuleAsksForIsForgotten() {
        DecisionHistory history = new DecisionHistory();
        add("X", 1_000, Lookback.within(100), 0, history);
        add("Y", 1_000, Lookback.within(100), 0, history);

        history.retain(outcome("Y", Lookback.within(100)));
        assertThat(history.holds("X", 1_000, 100)).isFalse();
        assertThat(history.isEmpty()).isFalse();
        history.retain(DecisionLookbacks.NONE);

        assertThat(history.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheOrderACountIsThatOfAllTimes(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        DecisionLookbacks asked = new DecisionLookbacks(Map.of(), Map.of("X", Lookback.within(300)), Map.of());
        List<Long> all = new ArrayList<>();
        DecisionHistory history = new DecisionHistory();
        for (int i = 0; i < 200; i++) {
            long at = i * 3L + random.nextLong(LATE);
            long within = random.nextLong(1, 301);
            assertThat(history.count("X", at, within)).isEqualTo((int) all.stream()
                    .filter(time -> time <= at && time > at - within)
                    .count());
            all.add(at);
            history.add(new EarlierDecision(Set.of("X", "Z"), Set.of(), at), asked, LATE);
            history = there(history);
        }
        assertThat(history.count("Z", 1_000, 300)).isZero();
    }

    @Test
    void aCountEndsAtTheLatestThatAreKept() throws IOException {
        DecisionHistory history = new DecisionHistory();
        DecisionLookbacks asked = new DecisionLookbacks(Map.of(), Map.of("X", Lookback.within(1_000_000)), Map.of());
        for (int i = 1; i <= DecisionHistory.COUNTED + 10; i++) {
            history.add(new EarlierDecision(Set.of("X"), Set.of(), i), asked, 0);

            assertThat(history.count("X", i, 1_000_000)).isEqualTo(Math.min(i, DecisionHistory.COUNTED));
        }
        assertThat(history.count("X", 10, 1_000_000)).as("the oldest gave way").isZero();
        assertThat(written(history)).hasSizeLessThan(9 * DecisionHistory.COUNTED);
    }

    @Test
    void twoDecisionsInOneMillisecondAreTwo() {
        DecisionHistory history = new DecisionHistory();
        DecisionLookbacks asked = new DecisionLookbacks(Map.of(), Map.of("X", Lookback.within(100)), Map.of());
        history.add(new EarlierDecision(Set.of("X"), Set.of(), 7), asked, 0);
        history.add(new EarlierDecision(Set.of("X"), Set.of(), 7), asked, 0);

        assertThat(history.count("X", 7, 1)).isEqualTo(2);
        assertThat(history.count("X", 6, 100)).isZero();
    }

    @Test
    void aRuleThatNobodyAsksForIsNotRemembered() {
        DecisionHistory history = new DecisionHistory();
        DecisionLookbacks asked = new DecisionLookbacks(Map.of(), Map.of(), Map.of("a", Lookback.within(100)));

        assertThat(history.add(new EarlierDecision(Set.of("X"), Set.of("b"), 7), asked, 50))
                .isZero();
        assertThat(history.isEmpty()).isTrue();
        assertThat(history.add(new EarlierDecision(Set.of("X"), Set.of("a", "b"), 7), asked, 50))
                .isEqualTo(150);
        assertThat(history.fired("a", 106, 100)).isTrue();
        assertThat(history.fired("a", 107, 100)).isFalse();
    }

    private static void add(String outcome, long atMillis, Lookback asked, long lateMillis, DecisionHistory history) {
        history.add(new EarlierDecision(Set.of(outcome), Set.of(), atMillis), outcome(outcome, asked), lateMillis);
    }

    private static DecisionLookbacks outcome(String outcome, Lookback asked) {
        return new DecisionLookbacks(Map.of(outcome, asked), Map.of(), Map.of());
    }

    private static byte[] written(DecisionHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        history.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DecisionHistory there(DecisionHistory history) throws IOException {
        return DecisionHistory.read(new DataInputStream(new ByteArrayInputStream(written(history))));
    }
}
