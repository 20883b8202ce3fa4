package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import org.junit.jupiter.api.Test;

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
}
