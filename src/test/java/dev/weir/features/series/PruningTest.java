package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.SegmentsInMemory;
import dev.weir.features.column.Entries;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import org.junit.jupiter.api.Test;

/**
 * What may go at 1,000: windows begin at 900, late events see whole windows that begin at 850, and three entries are kept
 * for those.
 */
final class PruningTest {
    private static final TimeWindow WINDOW = new TimeWindow.Sliding(100);
    private static final SeriesLimits LIMITS = new SeriesLimits(8, 50, 3, 40, 4, 16);
    private static final Pruning ALL = new Pruning(new Retention(WINDOW, false, LIMITS, 0), 1_000);
    private static final Pruning LATEST = new Pruning(new Retention(WINDOW, true, LIMITS, 0), 1_000);
    private static final Pruning LATEST_TOO = new Pruning(new Retention(WINDOW, false, LIMITS, 500), 1_000);

    @Test
    void whatNoLateEventCanSeeGoes() {
        assertThat(ALL.isDispensable(parts(times(840, 850)), times(950))).isTrue();
        assertThat(ALL.isDispensable(parts(times(840, 851)), times(950))).isFalse();
        assertThat(ALL.dispensable(times(840, 850, 851, 950))).isEqualTo(2);
    }

    @Test
    void whatIsOlderThanEveryWindowGoesWhenEnoughFollowsForLateEvents() {
        assertThat(ALL.isDispensable(parts(times(870, 900)), times(900, 900, 900)))
                .isTrue();
        assertThat(ALL.isDispensable(parts(times(870, 900)), times(900, 900, 901)))
                .isFalse();
        assertThat(ALL.isDispensable(parts(times(870, 901)), times(901, 901, 901)))
                .isFalse();
        assertThat(ALL.dispensable(times(851, 870, 880, 890, 900, 901))).isEqualTo(2);
    }

    @Test
    void whatFollowsIsCountedOverSegmentsUpToTheFirstThatAWindowNeeds() {
        Entries oldest = times(870, 880);

        assertThat(ALL.isDispensable(parts(oldest, times(880, 890)), times(900)))
                .isTrue();
        assertThat(ALL.isDispensable(parts(oldest, times(880, 890)), times(901)))
                .isFalse();
        assertThat(ALL.isDispensable(parts(oldest, times(880, 890), times(900)), times(950)))
                .isTrue();
        assertThat(ALL.isDispensable(parts(oldest, times(880, 890), times(895, 901)), times(950)))
                .isFalse();
    }

    @Test
    void whereOnlyTheLatestCountsWhatHasALaterOneThatIsNotLateGoes() {
        assertThat(LATEST.isDispensable(parts(times(900, 940)), times(950))).isTrue();
        assertThat(LATEST.isDispensable(parts(times(900, 940)), times(951))).isFalse();
        assertThat(LATEST.isDispensable(parts(times(900, 940), times(950)), times(999)))
                .isTrue();
        assertThat(LATEST.dispensable(times(860, 870, 940, 960))).isEqualTo(2);
    }

    @Test
    void whereOnlyTheLatestCountsOneMoreIsKeptThanForLateEvents() {
        assertThat(LATEST.isDispensable(parts(times(960)), times(961, 962, 963, 964)))
                .isTrue();
        assertThat(LATEST.isDispensable(parts(times(960)), times(961, 962, 963)))
                .isFalse();
        assertThat(LATEST.dispensable(times(960, 961, 962, 963, 964))).isEqualTo(1);
    }

    @Test
    void theLatestThatIsNotLateIsKeptForAFeatureThatLooksFurtherBack() {
        assertThat(LATEST_TOO.isDispensable(parts(times(100, 840)), times(950))).isTrue();
        assertThat(LATEST_TOO.isDispensable(parts(times(100, 840)), times(951))).isFalse();
        assertThat(LATEST_TOO.isDispensable(parts(times(100), times(840)), times(951)))
                .isTrue();
        assertThat(ALL.isDispensable(parts(times(100, 840)), times(951))).isTrue();
        assertThat(LATEST_TOO.dispensable(times(100, 840, 960))).isEqualTo(1);
        assertThat(LATEST_TOO.dispensable(times(100, 840, 950))).isEqualTo(2);
        assertThat(LATEST_TOO.dispensable(times(951, 960))).isZero();
    }

    private static Parts parts(Entries... segments) {
        Parts parts = new Parts();
        SegmentsInMemory store = new SegmentsInMemory();
        for (Entries each : segments) {
            parts.seal(each, store);
        }
        return parts;
    }

    private static Entries times(long... times) {
        Entries entries = new Entries(SeriesKind.TIMES);
        for (long millis : times) {
            entries.insert(millis, new Value.Bool(true));
        }
        return entries;
    }
}
