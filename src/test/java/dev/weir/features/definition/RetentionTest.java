package dev.weir.features.definition;

import static dev.weir.features.Remembering.SMALL;
import static dev.weir.features.Remembering.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    private static final long DAY = 86_400_000;
    /** More late entries than any test has. */
    private static final SeriesLimits PATIENT = new SeriesLimits(8, 500, 1_000, 1_000, 4, 1_000);

    @Test
    void entriesOlderThanTheWindowWaitForLateEvents() {
        Remembering count =
                Remembering.of(Aggregates.COUNT, WINDOW, PATIENT).at(0).at(1_400);

        assertThat(count.countAt(900)).isOne();
    }

    @Test
    void noEntryOutlivesWindowAndLateness() {
        Remembering count =
                Remembering.of(Aggregates.COUNT, WINDOW, PATIENT).at(0).at(1_500);

        assertThat(count.countAt(900)).isZero();
    }

    @Test
    void ofTheEntriesThatWaitForLateEventsOnlySoManyStay() {
        Remembering count = Remembering.of(Aggregates.COUNT, WINDOW, SMALL);
        for (int i = 0; i < 7; i++) {
            count.at(i);
        }

        assertThat(count.at(1_100).countAt(999)).isEqualTo(SMALL.lateEntries());
    }

    @Test
    void anEventThatIsTooLateForEveryWindowChangesNothing() {
        Remembering distinct =
                Remembering.of(Aggregates.DISTINCT, WINDOW, PATIENT).at(10_000, "a");
        Remembering last = Remembering.of(Aggregates.LAST, WINDOW, PATIENT).at(10_000, "a");

        assertThat(distinct.changesWith(8_500, "b")).isFalse();
        assertThat(last.changesWith(8_500, "b")).isFalse();
    }

    @Test
    void aLastValueOverThirtyDaysDoesNotKeepThirtyDays() {
        Remembering last = Remembering.of(Aggregates.LAST, 30 * DAY, SeriesLimits.DEFAULT);
        for (long day = 0; day < 30; day++) {
            for (int i = 0; i < 100; i++) {
                last.at(day * DAY + i, "DE");
            }
        }

        assertThat(last.bytes()).isLessThan(102 * 12);
    }

    @Test
    void aLastValueIsFoundAsLongAsItsWindow() {
        Remembering last =
                Remembering.of(Aggregates.LAST, 30 * DAY, SeriesLimits.DEFAULT).at(0, "DE");

        assertThat(last.valueAt(30 * DAY - 1)).isEqualTo(new Value.Text("DE"));
    }

    @Test
    void aSharedSeriesKeepsTheLongestWindow() {
        Retention retention = Retention.of(
                List.of(Remembering.feature(Aggregates.COUNT, 9_000), Remembering.feature(Aggregates.COUNT, 5_000)),
                SMALL);

        assertThat(retention).isEqualTo(new Retention(new TimeWindow.Sliding(9_000), false, SMALL, 0));
        assertThat(retention.keepsLatest()).isFalse();
    }

    @Test
    void whatOnlyNeedsTheLatestEventDoesNotMakeOthersKeepMore() {
        Retention retention = Retention.of(
                List.of(Remembering.feature(Aggregates.SINCE, 9_000), Remembering.feature(Aggregates.COUNT, 5_000)),
                SMALL);

        assertThat(retention).isEqualTo(new Retention(new TimeWindow.Sliding(5_000), false, SMALL, 9_000));
        assertThat(retention.keepsLatest()).isTrue();
        assertThat(retention.horizonMillis(100_000)).isEqualTo(94_500);
        assertThat(retention.tooLateMillis(100_000)).isEqualTo(90_500);
    }

    @Test
    void featuresThatAskForTheLatestOnlyLetTheRestGo() {
        Retention retention = Retention.of(List.of(Remembering.feature(Aggregates.SINCE, 9_000)), SMALL);

        assertThat(retention.latestOnly()).isTrue();
    }

    @Test
    void aSeriesOfNoFeatureIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.of(List.of(), SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "first", "last", "since", "distinct"})
    void onlyTheNewestIsKeptOnceTheWindowsOfAllOthersHaveEnded(String key) {
        AggregateFunction function = Aggregates.of(key);
        Remembering series = Remembering.of(function, WINDOW, SMALL);
        for (int i = 0; i < 100; i++) {
            series.at(i * 10L, new Value.Int(i));
        }
        series.at(10 * WINDOW, new Value.Int(1));
        Remembering fresh = Remembering.of(function, WINDOW, SMALL).at(10 * WINDOW, new Value.Int(1));

        assertThat(series.store().count()).isZero();
        assertThat(series.bytes()).isLessThanOrEqualTo(fresh.bytes() + 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "first", "distinct", "median"})
    void anEntryIsKeptForLateEventsToTheLastMillisecondOfItsWindowAndOfLatenessAndNoLonger(String key) {
        AggregateFunction function = Aggregates.of(key);
        long end = WINDOW + SMALL.lateMillis();
        Value known =
                Remembering.of(function, WINDOW, SMALL).at(0, new Value.Int(1)).valueAt(WINDOW - 1);

        assertThat(Remembering.of(function, WINDOW, SMALL)
                        .at(0, new Value.Int(1))
                        .at(end - 1, new Value.Int(2))
                        .valueAt(WINDOW - 1))
                .isEqualTo(known);
        assertThat(Remembering.of(function, WINDOW, SMALL)
                        .at(0, new Value.Int(1))
                        .at(end, new Value.Int(2))
                        .valueAt(WINDOW - 1))
                .isNotEqualTo(known);
    }

    @Test
    void clearingTakesTheSegmentsAlong() {
        Remembering count = Remembering.of(Aggregates.COUNT, DAY, SMALL);
        for (int i = 0; i < 100; i++) {
            count.at(i);
        }
        count.clear();

        assertThat(count.series().isEmpty()).isTrue();
        assertThat(count.store().count()).isZero();
    }

    @Test
    void segmentsGoWhenTheirEntriesAreTooOld() {
        Remembering count = Remembering.of(Aggregates.COUNT, WINDOW, SMALL);
        for (int i = 0; i < 1_000; i++) {
            count.at(i * 100L);
        }

        assertThat(count.store().count()).isLessThanOrEqualTo(4);
    }

    @Test
    void timesEndWhereLongsDo() {
        assertThat(Retention.minus(5, 7)).isEqualTo(-2);
        assertThat(Retention.minus(Long.MIN_VALUE + 7, 7)).isEqualTo(Long.MIN_VALUE);
        assertThat(Retention.minus(Long.MIN_VALUE + 6, 7)).isEqualTo(Long.MIN_VALUE);
    }
}
