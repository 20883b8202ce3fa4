package dev.weir.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

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

class RecollectionsTest {
    private static final long LATE = 500;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheOrderTheAnswerIsThatOfAllTimes(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Recall asked = new Recall(random.nextLong(20, 200), random.nextLong(200, 600));
        List<Long> all = new ArrayList<>();
        Recollections recollections = new Recollections();
        long latest = 0;
        for (int i = 0; i < 400; i++) {
            long at = Math.max(0, latest - LATE + random.nextLong(LATE + 60));
            latest = Math.max(latest, at);
            long within = random.nextBoolean() ? asked.shortestMillis() : asked.longestMillis();
            assertThat(recollections.holds("X", at, within))
                    .as("at %s within %s of %s", at, within, all)
                    .isEqualTo(all.stream().anyMatch(time -> time <= at && time > at - within));
            if (random.nextInt(4) == 0) {
                all.add(at);
                recollections.add("X", at, asked, asked.longestMillis() + LATE);
                recollections = there(recollections);
            }
        }
        assertThat(recollections.holds("Y", latest, asked.longestMillis())).isFalse();
    }

    @Test
    void aDecisionIsAsOldAsTheDurationAndNoOlder() {
        Recollections recollections = new Recollections();
        recollections.add("X", 1_000, Recall.within(100), 100);

        assertThat(recollections.holds("X", 999, 100)).isFalse();
        assertThat(recollections.holds("X", 1_000, 100)).isTrue();
        assertThat(recollections.holds("X", 1_099, 100)).isTrue();
        assertThat(recollections.holds("X", 1_100, 100)).isFalse();
    }

    @Test
    void manyDecisionsTakeTheRoomOfAFew() throws IOException {
        Recollections recollections = new Recollections();
        for (int i = 0; i < 100_000; i++) {
            recollections.add("X", i, Recall.within(1_000), 2_000);
        }
        assertThat(written(recollections).length).isLessThan(5 * Recollections.KEPT);

        for (int i = 0; i < 1_000_000; i += 1_000) {
            recollections.add("X", 100_000 + i, new Recall(1, 10_000_000), 10_000_000);
        }
        assertThat(written(recollections).length).isLessThan(5 * Recollections.KEPT);
    }

    @Test
    void whatNoRuleAsksForIsForgotten() {
        Recollections recollections = new Recollections();
        recollections.add("X", 1_000, Recall.within(100), 100);
        recollections.add("Y", 1_000, Recall.within(100), 100);

        recollections.retain(Set.of("Y"));
        assertThat(recollections.holds("X", 1_000, 100)).isFalse();
        assertThat(recollections.isEmpty()).isFalse();
        recollections.retain(Set.of());

        assertThat(recollections.isEmpty()).isTrue();
    }

    private static byte[] written(Recollections recollections) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        recollections.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Recollections there(Recollections recollections) throws IOException {
        return Recollections.read(new DataInputStream(new ByteArrayInputStream(written(recollections))));
    }
}
