package dev.weir.backtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Days are told apart up to a bound. */
final class DayCountsTest {
    private static final long DAY = 86_400_000;

    private final DayCounts days = new DayCounts();

    @Test
    void theLastDayThatIsToldApartHasWhatComesLater() {
        assertThat(days.dayOf(0)).isZero();
        assertThat(days.dayOf((DayCounts.MOST_DAYS - 1) * DAY)).isEqualTo(DayCounts.MOST_DAYS - 1);
        assertThat(days.isCut()).isFalse();
        assertThat(days.dayOf(DayCounts.MOST_DAYS * DAY)).isEqualTo(DayCounts.MOST_DAYS - 1);
        assertThat(days.isCut()).isTrue();
        assertThat(days.results()).hasSize(DayCounts.MOST_DAYS);
    }

    @Test
    void whatIsEarlierThanTheFirstBelongsToTheFirst() {
        assertThat(days.dayOf(DAY)).isZero();
        assertThat(days.dayOf(DAY - 1)).isZero();
    }
}
