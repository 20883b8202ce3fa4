package dev.weir.engine.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.table.TableRow;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which change of a row was the last. */
final class AppliedRowsTest {
    private final AppliedRows rows = new AppliedRows();

    private static TableRow row(String key, long lsn) {
        return new TableRow(
                EventType.table("rules"),
                key,
                0,
                false,
                Attributes.NONE,
                Set.of(),
                ChangeOrigin.ofSource("lsn/" + lsn));
    }

    @Test
    void anEarlierChangeIsKnownAndTheSameOneOrALaterIsNot() {
        rows.note("a", row("a", 100));

        assertThat(rows.isOutdated("a", row("a", 99))).isTrue();
        assertThat(rows.isOutdated("a", row("a", 100))).isFalse();
        assertThat(rows.isOutdated("a", row("a", 101))).isFalse();
        assertThat(rows.isOutdated("b", row("b", 1))).isFalse();
    }

    @Test
    void beyondTheBoundTheRowThatChangedLongestAgoIsForgotten() {
        for (int i = 0; i < AppliedRows.MOST; i++) {
            rows.note("r" + i, row("r" + i, 5));
        }
        assertThat(rows.isOutdated("r0", row("r0", 4))).isTrue();
        rows.note("r0", row("r0", 5));
        rows.note("more", row("more", 5));

        assertThat(rows.isOutdated("r0", row("r0", 4))).isTrue();
        assertThat(rows.isOutdated("r1", row("r1", 4))).isFalse();
        assertThat(rows.isOutdated("r2", row("r2", 4))).isTrue();
    }
}
