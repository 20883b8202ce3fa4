package dev.weir.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that has more in its window than one value in state should hold. */
class LongSeriesTest {
    private static final long DAY = 86_400_000;
    private static final int MILLION_AND_MORE = 1_200_000;

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "stddev", "first", "last", "since"})
    void anEventLoadsTwoSegmentsAtMostForAFeature(String key) {
        AggregateFunction form = Aggregates.of(key);
        Remembering series = Remembering.of(form, 5_000, SeriesLimits.DEFAULT);
        for (int i = 0; i < 15_000; i++) {
            series.at(i, new Value.Int(i));
            int before = series.store().loads();
            series.valueAt(i);
            assertThat(series.store().loads() - before).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aLateEventLoadsThreeSegmentsAtMost() {
        SplittableRandom random = new SplittableRandom(3);
        Remembering series = Remembering.of(Aggregates.SUM, 5_000, SeriesLimits.DEFAULT);
        for (int i = 0; i < 12_000; i++) {
            long millis = Math.max(0, i - random.nextInt(9_000));
            int before = series.store().loads();
            series.at(millis, 1.5).valueAt(millis);
            assertThat(series.store().loads() - before).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void beyondAMillionTheCountIsStillRightWhereTheWindowHoldsAll() {
        assertThat(counted(MILLION_AND_MORE).countAt(MILLION_AND_MORE)).isEqualTo(MILLION_AND_MORE);
    }

    @Test
    void beyondAMillionAWindowWithinTheMillionIsExact() {
        Remembering count = counted(MILLION_AND_MORE);

        assertThat(count.valueAt(Aggregates.COUNT, 900_000, MILLION_AND_MORE - 1))
                .isEqualTo(new Value.Int(900_000));
    }

    @Test
    void beyondAMillionAWindowThatBeginsInASummaryTakesItsShare() {
        Remembering sum = Remembering.of(Aggregates.SUM, DAY, SeriesLimits.DEFAULT);
        for (int i = 0; i < MILLION_AND_MORE; i++) {
            sum.at(i, i % 10 + 0.01);
        }
        Value.Real result = (Value.Real) sum.valueAt(Aggregates.SUM, 1_100_100, MILLION_AND_MORE - 1);

        assertThat(result.value()).isCloseTo(1_100_100 * 4.51, within(768 * 9.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "first"})
    void beyondAMillionTheMemoryIsWhatTheFormulaSays(String key) {
        AggregateFunction form = Aggregates.of(key);
        Remembering series = Remembering.of(form, DAY, SeriesLimits.DEFAULT);
        for (int i = 0; i < MILLION_AND_MORE; i++) {
            series.at(i, new Value.Real(i % 997 + 0.25));
        }
        SeriesLimits limits = SeriesLimits.DEFAULT;
        int parts = 4 * limits.maxEntries() / (3 * limits.segmentEntries()) + limits.coarseSegments() + 1;

        assertThat(series.bytes()).isLessThan((limits.segmentEntries() + 1) * 19 + parts * 80);
        assertThat(series.store().count()).isLessThanOrEqualTo(limits.maxEntries() / 768);
        assertThat(series.store().totalBytes()).isLessThan(limits.maxEntries() * 11L);
    }

    @Test
    void summariesAreMergedSoThatTheyStayFew() {
        Remembering count = Remembering.of(Aggregates.COUNT, DAY, Remembering.SMALL);
        for (int i = 0; i < 100_000; i++) {
            count.at(i);
        }

        assertThat(count.countAt(100_000)).isEqualTo(100_000);
        assertThat(count.bytes()).isLessThan(250);
    }

    @Test
    void aWindowThatBeginsInAMergedSummaryIsWrongByAFewHundredthsAtMost() {
        Remembering count = Remembering.of(Aggregates.COUNT, DAY, new SeriesLimits(8, 0, 0, 16, 64, 16));
        int events = 9_000;
        for (long i = 0; i < events; i++) {
            count.at(i * i);
        }
        long end = (events - 1L) * (events - 1L);
        for (int inside = 1; inside < events; inside += 7) {
            long begin = (long) (events - inside) * (events - inside);
            Value.Int result = (Value.Int) count.valueAt(Aggregates.COUNT, end - begin + 1, end);

            assertThat((double) result.value()).isCloseTo(inside, within(2.0 / 64 * events));
        }
    }

    @Test
    void firstValuesBeyondTheBoundAreForgotten() {
        Remembering first = Remembering.of(Aggregates.FIRST, DAY, Remembering.SMALL);
        for (int i = 0; i < 1_000; i++) {
            first.at(i, new Value.Int(i));
        }
        long oldest = ((Value.Int) first.valueAt(1_000)).value();

        assertThat(oldest).isBetween(1_000L - Remembering.SMALL.maxEntries(), 999L);
    }

    @Test
    void aLateEventCountsEvenWhereOnlyASummaryIsLeft() {
        Remembering count = counted(MILLION_AND_MORE).at(5);

        assertThat(count.countAt(MILLION_AND_MORE)).isEqualTo(MILLION_AND_MORE + 1);
    }

    @Test
    void summariesGoWhenTheyAreTooOld() {
        Remembering count = counted(MILLION_AND_MORE).at(10 * DAY);

        assertThat(count.bytes()).isLessThan(20);
        assertThat(count.store().count()).isZero();
    }

    private static Remembering counted(int events) {
        Remembering count = Remembering.of(Aggregates.COUNT, DAY, SeriesLimits.DEFAULT);
        for (int i = 0; i < events; i++) {
            count.at(i);
        }
        return count;
    }
}
