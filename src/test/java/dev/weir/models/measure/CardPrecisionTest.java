package dev.weir.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CardPrecisionTest {

    @Test
    void aCardCountsOnceADayByItsHighestScoreAndNoMoreOnceItWasFound() {
        CardPrecision precision = new CardPrecision(2);
        precision.add(1, "a", 0.9, true);
        precision.add(1, "a", 0.8, false);
        precision.add(1, "b", 0.1, false);
        precision.add(1, "b", 0.7, false);
        precision.add(1, "c", 0.6, true);
        precision.add(2, "a", 1.0, true);
        precision.add(2, "c", 0.3, true);
        precision.add(2, "d", 0.2, true);
        precision.add(2, "e", Double.NaN, true);
        assertThat(precision.close()).as("a of a and b, then c and d").isEqualTo((0.5 + 1) / 2);
        assertThat(precision.days()).isEqualTo(2);
        assertThat(precision.add(2, "f", 0.5, true)).as("the day is closed").isFalse();
    }

    @Test
    void equalScoresAreOrderedByCardSoThatTheOrderOfLabelsDoesNotMatter() {
        CardPrecision one = new CardPrecision(1);
        one.add(1, "a", 0.5, true);
        one.add(1, "b", 0.5, false);
        CardPrecision other = new CardPrecision(1);
        other.add(1, "b", 0.5, false);
        other.add(1, "a", 0.5, true);
        assertThat(one.close()).isEqualTo(other.close()).isEqualTo(1);
    }

    @Test
    void the65thOpenDayClosesTheFirst() {
        CardPrecision precision = new CardPrecision(1);
        for (int day = 1; day <= CardPrecision.MOST_OPEN_DAYS; day++) {
            precision.add(day, "card", 0.5, false);
        }
        assertThat(precision.days()).isZero();
        precision.add(CardPrecision.MOST_OPEN_DAYS + 1L, "card", 0.5, false);
        assertThat(precision.days()).isEqualTo(1);
        assertThat(precision.add(1, "card", 0.9, true)).isFalse();
    }

    @Test
    void ofTooManyCardsOnADayTheHighestStay() {
        CardPrecision precision = new CardPrecision(2, 3);
        for (int card = 0; card < 20; card++) {
            precision.add(1, "card" + card, (card * 7 % 20) / 20.0, card * 7 % 20 >= 18);
        }
        assertThat(precision.close()).isEqualTo(1);
        assertThatThrownBy(() -> new CardPrecision(CardPrecision.MOST_CARDS + 1))
                .hasMessage("1 to 50000 cards a day, not 50001");
        assertThat(new CardPrecision(CardPrecision.MOST_CARDS).close())
                .as("no day")
                .isNaN();
    }
}
