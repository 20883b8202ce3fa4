package dev.weir.io.history.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LabelsTest {

    static LongStream seeds() {
        return Seeds.upTo(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void labelsAreWhatAMapOfThemIs(long seed) {
        Random random = new Random(seed);
        Labels labels = new Labels(random.nextBoolean());
        Map<String, Boolean> expected = new LinkedHashMap<>();
        long contradicted = 0;
        for (int i = 0; i < 5_000; i++) {
            String id = "tx-" + random.nextInt(3_000) + "é".repeat(random.nextInt(3) == 0 ? 0 : 1);
            boolean fraud = random.nextInt(10) == 0;
            contradicted += expected.getOrDefault(id, fraud) == fraud ? 0 : 1;
            expected.put(id, fraud);
            labels.set(id, fraud ? Label.FRAUD : Label.GENUINE, i);
        }
        assertThat(labels.size()).isEqualTo(expected.size());
        assertThat(labels.contradicted()).isEqualTo(contradicted);
        assertThat(labels.repeated()).isEqualTo(5_000 - expected.size() - contradicted);
        assertThat(labels.frauds())
                .isEqualTo(expected.values().stream().filter(fraud -> fraud).count());
        Set<String> unasked = new HashSet<>(expected.keySet());
        expected.forEach((id, fraud) -> {
            if (random.nextBoolean()) {
                unasked.remove(id);
                assertThat(labels.of(id)).isEqualTo(fraud ? Label.FRAUD : Label.GENUINE);
                assertThat(labels.of(id + "?")).isEqualTo(Label.NONE);
            }
        });
        List<String> visited = new ArrayList<>();
        labels.forEachNeverAsked(visited::add);
        assertThat(visited).containsExactlyInAnyOrderElementsOf(unasked);
        assertThat(labels.neverAsked()).isEqualTo(unasked.size());
    }

    @Test
    void theLaterLabelCountsByItsTimeAndElseByItsPlace() {
        Labels timed = new Labels(true);
        timed.set("t", Label.FRAUD, 5);
        timed.set("t", Label.GENUINE, 4);
        assertThat(timed.of("t")).isEqualTo(Label.FRAUD);
        timed.set("t", Label.GENUINE, 5);
        assertThat(timed.of("t")).isEqualTo(Label.GENUINE);
        assertThat(timed.contradicted()).isEqualTo(2);
        assertThat(timed.frauds()).isZero();
        Labels placed = new Labels();
        placed.set("t", Label.FRAUD);
        placed.set("t", Label.GENUINE);
        placed.set("t", Label.NONE);
        assertThat(placed.of("t")).isEqualTo(Label.GENUINE);
    }

    @Test
    void anIdMayBeAsLongAsItsBound() {
        Labels labels = new Labels();
        for (int length : List.of(1, 127, 128, 129, Labels.MOST_ID_BYTES)) {
            labels.set("x".repeat(length), Label.FRAUD);
            assertThat(labels.of("x".repeat(length))).isEqualTo(Label.FRAUD);
        }
        assertThat(labels.size()).isEqualTo(5);
        assertThatThrownBy(() -> labels.set("x".repeat(Labels.MOST_ID_BYTES + 1), Label.FRAUD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Ten million take 190 MB; here a twentieth of them. */
    @Test
    void aLabelTakesSomeTwentyBytes() {
        Labels labels = new Labels();
        int count = 500_000;
        for (int i = 0; i < count; i++) {
            labels.set(Integer.toString(10_000_000 + i), i % 100 == 0 ? Label.FRAUD : Label.GENUINE);
        }
        assertThat(labels.bytes()).isLessThan(24L * count);
        assertThat(labels.of("10000100")).isEqualTo(Label.FRAUD);
        assertThat(labels.of("10499999")).isEqualTo(Label.GENUINE);
    }
}
