package dev.weir.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    @ParameterizedTest
    @CsvSource({
        "DAY,   Europe/Berlin,      2026-11-28T12:00:00Z,     2026-11-27T23:00:00Z",
        "DAY,   Europe/Berlin,      2026-11-27T23:00:00Z,     2026-11-27T23:00:00Z",
        "DAY,   Europe/Berlin,      2026-11-27T22:59:59.999Z, 2026-11-26T23:00:00Z",
        "DAY,   America/Havana,     2026-03-08T12:00:00Z,     2026-03-08T05:00:00Z",
        "DAY,   UTC,                2026-11-28T12:00:00Z,     2026-11-28T00:00:00Z",
        "WEEK,  UTC,                2026-11-29T23:59:59Z,     2026-11-23T00:00:00Z",
        "WEEK,  UTC,                2026-11-30T00:00:00Z,     2026-11-30T00:00:00Z",
        "MONTH, Asia/Kolkata,       2026-12-31T18:30:00Z,     2026-12-31T18:30:00Z",
        "MONTH, Asia/Kolkata,       2026-12-31T18:29:59Z,     2026-11-30T18:30:00Z",
    })
    void aWindowOfTheCalendarBeginsWithItsFirstMoment(CalendarUnit unit, String zone, Instant at, Instant first) {
        long start = new TimeWindow.Calendar(unit, ZoneId.of(zone)).startMillis(at.toEpochMilli());

        assertThat(Instant.ofEpochMilli(start + 1)).isEqualTo(first);
    }

    /** In Newfoundland, clocks were put back at 00:01, so that the day before went on for another hour. */
    @ParameterizedTest
    @ValueSource(strings = {"America/St_Johns", "America/Havana", "Europe/Berlin", "Asia/Kolkata", "UTC"})
    void aWindowThatWasAskedBeforeBeginsWhereANewOneDoes(String zone) {
        SplittableRandom random = new SplittableRandom(7);
        long around = Instant.parse("2010-11-07T02:31:00Z").toEpochMilli();
        for (CalendarUnit unit : CalendarUnit.values()) {
            TimeWindow asked = new TimeWindow.Calendar(unit, ZoneId.of(zone));
            for (int i = 0; i < 2_000; i++) {
                long reach = i % 2 == 0 ? 3_600_000L : 400 * 86_400_000L;
                long at = around + random.nextLong(-reach, reach);
                assertThat(asked.startMillis(at))
                        .as("%s at %s", unit, Instant.ofEpochMilli(at))
                        .isEqualTo(new TimeWindow.Calendar(unit, ZoneId.of(zone)).startMillis(at));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-10-25T22:59:59.999Z", // 25 hours
        "WEEK,  2026-10-25T22:59:59.999Z",
        "MONTH, 2026-10-31T22:59:59.999Z",
        "DAY,   2026-03-29T21:59:59.999Z", // 23 hours
    })
    void noWindowIsLongerThanTheLongest(CalendarUnit unit, Instant last) {
        TimeWindow window = new TimeWindow.Calendar(unit, ZoneId.of("Europe/Berlin"));

        assertThat(last.toEpochMilli() - window.startMillis(last.toEpochMilli()))
                .isLessThanOrEqualTo(window.longestMillis());
    }

    @Test
    void aWindowOfTheCalendarIsWholeFromTheNextBeginningOn() {
        TimeWindow window = new TimeWindow.Calendar(CalendarUnit.MONTH, ZoneId.of("UTC"));

        assertThat(Instant.ofEpochMilli(
                        window.wholeMillis(Instant.parse("2026-11-28T12:00:00Z").toEpochMilli())))
                .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(new TimeWindow.Sliding(1_000).wholeMillis(5)).isEqualTo(1_005);
    }

    @Test
    void aShiftedWindowIsTheSameAtAnEarlierTime() {
        TimeWindow day = new TimeWindow.Calendar(CalendarUnit.DAY, ZoneId.of("UTC"));
        TimeWindow shifted = new DerivedWindow.Shifted(day, 7 * 86_400_000L);
        long at = Instant.parse("2026-11-28T12:00:00Z").toEpochMilli();

        assertThat(Instant.ofEpochMilli(shifted.startMillis(at) + 1)).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(Instant.ofEpochMilli(shifted.endMillis(at))).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(shifted.longestMillis()).isEqualTo(day.longestMillis() + 7 * 86_400_000L);
        assertThat(shifted.wholeMillis(at)).isEqualTo(day.wholeMillis(at) + 7 * 86_400_000L);
        assertThat(shifted.canonical()).isNotEqualTo(day.canonical());
    }

    @Test
    void theFirstPartOfASplitWindowEndsAtTheEventAndEachOtherWhereOneBegins() {
        TimeWindow days = new DerivedWindow.Split(new TimeWindow.Calendar(CalendarUnit.DAY, ZoneId.of("UTC")), 3);
        long at = Instant.parse("2026-11-28T12:00:00Z").toEpochMilli();

        assertThat(days.parts()).isEqualTo(3);
        assertThat(Instant.ofEpochMilli(days.startMillis(at) + 1)).isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(Instant.ofEpochMilli(days.wholeMillis(at))).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(days.longestMillis()).isEqualTo(3 * days.part().longestMillis());
        assertThat(new DerivedWindow.Split(new TimeWindow.Sliding(1_000), 2).startMillis(5_000))
                .isEqualTo(3_000);
    }

    @Test
    void aYearBeginsInJanuary() {
        TimeWindow year = new TimeWindow.Calendar(CalendarUnit.YEAR, ZoneId.of("UTC"));
        long at = Instant.parse("2028-12-31T12:00:00Z").toEpochMilli(); // of a leap year

        assertThat(Instant.ofEpochMilli(year.startMillis(at) + 1)).isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
        assertThat(Instant.ofEpochMilli(year.wholeMillis(at))).isEqualTo(Instant.parse("2029-01-01T00:00:00Z"));
        assertThat(at - year.startMillis(at)).isLessThanOrEqualTo(year.longestMillis());
    }

    @Test
    void aShiftIsOverNothingAndASplitWindowHasTwoPartsAtLeast() {
        TimeWindow second = new TimeWindow.Sliding(1_000);

        assertThatIllegalArgumentException().isThrownBy(() -> new DerivedWindow.Shifted(second, 0));
        assertThat(new DerivedWindow.Shifted(second, 1).endMillis(5)).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> new DerivedWindow.Split(second, 1));
        assertThat(new DerivedWindow.Split(second, 2).parts()).isEqualTo(2);
    }

    @Test
    void whatBeginsWithTheFirstEventMissesNothing() {
        assertThat(new TimeWindow.Forever(1_000).wholeMillis(5)).isEqualTo(5);
        assertThat(new TimeWindow.Session(10, 1_000).wholeMillis(5)).isEqualTo(1_005);
        assertThat(new DerivedWindow.Coarse(new TimeWindow.Sliding(1_000)).wholeMillis(5))
                .isEqualTo(1_005);
    }

    @Test
    void aWindowIsLongerThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeWindow.Sliding(0));
        assertThat(new TimeWindow.Sliding(1).startMillis(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }
}
