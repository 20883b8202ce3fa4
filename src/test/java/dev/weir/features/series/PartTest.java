package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.SeriesKind;
import org.junit.jupiter.api.Test;

/** What a window takes of a sum whose entries are gone: as many as if they were evenly spread. */
final class PartTest {
    private static Part at(long... times) {
        Entries entries = new Entries(SeriesKind.TIMES);
        for (long millis : times) {
            entries.insert(millis, new Value.Bool(true));
        }
        return Part.ofSum(entries);
    }

    @Test
    void aWindowTakesTheShareOfThePartThatItCovers() {
        Part part = at(1_000, 1_001, 1_002, 1_003, 1_004, 1_100);

        assertThat(part.share(1_050, 2_000)).isEqualTo(3);
        assertThat(part.share(0, 1_050)).isEqualTo(3);
        assertThat(part.share(1_025, 1_075)).isEqualTo(3);
        assertThat(part.share(1_090, 1_100)).isEqualTo(1);
        assertThat(part.share(0, 2_000)).isEqualTo(6);
    }

    @Test
    void aWindowBesideThePartTakesNothing() {
        Part part = at(1_000, 1_100);

        assertThat(part.share(1_100, 2_000)).isZero();
        assertThat(part.share(1_200, 2_000)).isZero();
        assertThat(part.share(0, 1_000)).isZero();
        assertThat(part.share(0, 900)).isZero();
        assertThat(part.share(1_050, 1_050)).isZero();
    }

    @Test
    void ofAPartOfOneMomentNothingIsInside() {
        assertThat(at(1_000, 1_000).share(0, 1_000)).isZero();
    }
}
