package dev.weir.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.rules.document.Recall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        Recall asked = new Recall(random.nextLong(20, 200), random.nextLong(200, 600));
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
                history.add("X", at, asked, asked.longestMillis() + LATE);
                history = there(history);
            }
        }
        assertThat(history.holds("Y", latest, asked.longestMillis())).isFalse();
    }

    @Test
    void aDecisionIsAsOldAsTheDurationAndNoOlder() {
        DecisionHistory history = new DecisionHistory();
        history.add("X", 1_000, Recall.within(100), 100);

        assertThat(history.holds("X", 999, 100)).isFalse();
        assertThat(history.holds("X", 1_000, 100)).isTrue();
        assertThat(history.holds("X", 1_099, 100)).isTrue();
        assertThat(history.holds("X", 1_100, 100)).isFalse();
    }

    @Test
    void manyDecisionsTakeTheRoomOfAFew() throws IOException {
        DecisionHistory history = new DecisionHistory();
        for (int i = 0; i < 100_000; i++) {
            history.add("X", i, Recall.within(1_000), 2_000);
        }
        assertThat(written(history).length).isLessThan(5 * DecisionHistory.KEPT);

        for (int i = 0; i < 1_000_000; i += 1_000) {
            history.add("X", 100_000 + i, new Recall(1, 10_000_000), 10_000_000);
        }
        assertThat(written(history).length).isLessThan(5 * DecisionHistory.KEPT);
    }

    @Test
    void whatNoRuleAsksForIsForgotten() {
        DecisionHistory history = new DecisionHistory();
        history.add("X", 1_000, Recall.within(100), 100);
        history.add("Y", 1_000, Recall.within(100), 100);

        history.retain(Set.of("Y"));
        assertThat(history.holds("X", 1_000, 100)).isFalse();
        assertThat(history.isEmpty()).isFalse();
        history.retain(Set.of());

        assertThat(history.isEmpty()).isTrue();
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
