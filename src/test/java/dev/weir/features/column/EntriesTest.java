package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EntriesTest {
    @Test
    void entriesUpToATimeAreCountedWhereverItLies() {
        Entries entries = new Entries(SeriesKind.TIMES);
        assertThat(entries.countUpTo(0)).isZero();
        for (int size = 1; size <= 70; size++) {
            entries.insert(10L * (size / 2), new Value.Bool(true)); // two of a time
            for (long millis = -1; millis <= 10L * size; millis += 4) {
                int expected = 0;
                for (int i = 0; i < size; i++) {
                    expected += entries.millis(i) <= millis ? 1 : 0;
                }
                assertThat(entries.countUpTo(millis))
                        .as("%d of %d", millis, size)
                        .isEqualTo(expected);
            }
        }
    }

    /** As many come as go, and more, and fewer, so that every way of making room is taken. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"TIMES", "NUMBERS", "VALUES"})
    void whatIsDroppedInFrontChangesNothingOfTheRest(SeriesKind kind) {
        SplittableRandom random = new SplittableRandom(1);
        Entries entries = new Entries(kind);
        List<Long> twin = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long millis = (long) i + random.nextInt(20);
            int at = (int) twin.stream().filter(earlier -> earlier <= millis).count();
            entries.insert(millis, new Value.Int(millis));
            twin.add(at, millis);
            int gone = i % 700 < 400 ? random.nextInt(2) : Math.min(twin.size(), random.nextInt(4));
            entries.dropFirst(gone);
            twin.subList(0, gone).clear();
            assertThat(stored(entries)).isEqualTo(expected(kind, twin));
            if (i % 100 == 0 && !twin.isEmpty()) {
                assertThat(stored(entries.copy(1, entries.size())))
                        .isEqualTo(expected(kind, twin.subList(1, twin.size())));
            }
        }
    }

    private static List<String> stored(Entries entries) {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String cell = "";
            if (entries.kind() == SeriesKind.NUMBERS) {
                cell = Long.toString(Math.round(entries.numbers().get(i)));
            } else if (entries.kind() == SeriesKind.VALUES) {
                cell = Long.toString(((Value.Int) entries.values().get(i)).value());
            }
            stored.add(entries.millis(i) + ":" + cell);
        }
        return stored;
    }

    private static List<String> expected(SeriesKind kind, List<Long> twin) {
        return twin.stream()
                .map(millis -> millis + ":" + (kind == SeriesKind.TIMES ? "" : millis))
                .toList();
    }
}
