package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.Aggregates;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of windows that need not know every event. */
class FoldingTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final TimeWindow FOREVER = new TimeWindow.Forever(400 * DAY);
    private static final TimeWindow DAILY = new DerivedWindow.Coarse(new TimeWindow.Sliding(300 * DAY));

    @Test
    void whatIsKeptForeverIsOneSumAndTheEventsOfADay() {
        Remembering sum = Remembering.over(FOREVER, Aggregates.SUM, SeriesLimits.DEFAULT);
        for (int hour = 0; hour < 10_000; hour++) {
            sum.at(hour * HOUR, 1);
        }

        assertThat(sum.numberAt(Aggregates.SUM, 9_999 * HOUR)).isEqualTo(10_000);
        assertThat(sum.store().count()).isZero();
        assertThat(sum.bytes()).isLessThan((24 + 32) * 19 + 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "first", "last", "max"})
    void itIsForgottenSoLongAfterTheLastEventAndNotEarlier(String key) {
        Remembering any = Remembering.over(FOREVER, Aggregates.of(key), SeriesLimits.DEFAULT)
                .at(0, new Value.Int(7))
                .at(DAY, new Value.Int(7));
        Value nothing = Aggregates.of(key).overNothing();

        assertThat(any.valueAt(401 * DAY)).isNotEqualTo(nothing);
        assertThat(any.valueAt(401 * DAY + 1)).isEqualTo(nothing);
    }

    @Test
    void afterThatItBeginsAnew() {
        Remembering count = Remembering.over(FOREVER, Aggregates.COUNT, SeriesLimits.DEFAULT);
        Remembering first = Remembering.over(FOREVER, Aggregates.FIRST, SeriesLimits.DEFAULT);

        assertThat(count.at(0).at(400 * DAY + 1).countAt(400 * DAY + 1)).isOne();
        assertThat(first.at(0, "a").at(400 * DAY + 1, "b").valueAt(400 * DAY + 1))
                .isEqualTo(new Value.Text("b"));
    }

    @Test
    void theFirstValueOfAllIsOneEntryHoweverManyFollow() {
        Remembering first = Remembering.over(FOREVER, Aggregates.FIRST, SeriesLimits.DEFAULT);
        for (int i = 0; i < 1_000; i++) {
            first.at(i * HOUR, "v" + i);
        }
        first.reread();

        assertThat(first.valueAt(1_000 * HOUR)).isEqualTo(new Value.Text("v0"));
        assertThat(first.at(-1, "late").valueAt(1_000 * HOUR)).isEqualTo(new Value.Text("late"));
        assertThat(first.at(-1, "as late").valueAt(1_000 * HOUR)).isEqualTo(new Value.Text("late"));
        assertThat(first.valueAt(-2)).isEqualTo(Value.absent());
        assertThat(first.bytes()).isLessThan(40);
    }

    @Test
    void ofALongWindowOneSumADayIsKept() {
        Remembering sum = Remembering.over(DAILY, Aggregates.SUM, SeriesLimits.DEFAULT);
        for (int hour = 0; hour < 500 * 24; hour++) {
            sum.at(hour * HOUR, 1);
        }

        assertThat(sum.numberAt(Aggregates.SUM, (500 * 24 - 1) * HOUR)).isCloseTo(300 * 24, within(24.0));
        assertThat(sum.store().count()).isZero();
        assertThat(sum.bytes()).isLessThan(302 * 80 + (24 + 32) * 19);
    }

    @Test
    void aWindowThatBeginsWithADayIsExact() {
        TimeWindow month = new DerivedWindow.Coarse(new TimeWindow.Calendar(CalendarUnit.MONTH, ZoneOffset.UTC));
        Remembering sum = Remembering.over(month, Aggregates.SUM, SeriesLimits.DEFAULT);
        for (int hour = 0; hour < 58 * 24; hour++) {
            sum.at(hour * HOUR, 0.1);
        }
        sum.reread();

        assertThat(sum.numberAt(Aggregates.SUM, (58 * 24 - 1) * HOUR)).isEqualTo(27 * 24 / 10.0);
    }

    @Test
    void anEventThatIsNotTooLateCountsWhereItBelongs() {
        Remembering count = Remembering.over(FOREVER, Aggregates.COUNT, SeriesLimits.DEFAULT);
        for (int hour = 0; hour < 200; hour++) {
            count.at(hour * HOUR);
        }
        count.at(180 * HOUR + 1);

        assertThat(count.countAt(180 * HOUR)).isEqualTo(181);
        assertThat(count.countAt(180 * HOUR + 1)).isEqualTo(182);
        assertThat(count.countAt(199 * HOUR)).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forever", "daily"})
    void aBusyKeyKeepsNoMoreThanAQuietOneAndASegment(String kept) {
        TimeWindow window = kept.equals("daily") ? DAILY : FOREVER;
        Remembering sum = Remembering.over(window, Aggregates.SUM, SeriesLimits.DEFAULT);
        for (int i = 0; i < 50_000; i++) {
            sum.at(i, 1);
        }

        assertThat(sum.numberAt(Aggregates.SUM, 49_999)).isEqualTo(50_000);
        assertThat(sum.numberAt(Aggregates.SUM, 49_100)).isEqualTo(49_101);
        assertThat(sum.store().count()).isLessThanOrEqualTo(2);
        assertThat(sum.bytes()).isLessThan(1_025 * 19 + 4 * 80);
    }

    @Test
    void ofManyEventsWithinADayOnlySoManyStay() {
        SeriesLimits few = new SeriesLimits(8, DAY, 5, 1_000_000, 4, 16);
        Remembering count = Remembering.over(FOREVER, Aggregates.COUNT, few);
        for (int i = 0; i < 10_000; i++) {
            count.at(i);
        }

        assertThat(count.countAt(9_999)).isEqualTo(10_000);
        assertThat(count.store().count()).isLessThanOrEqualTo(5);
        assertThat(count.bytes()).isLessThan(200);
    }
}
