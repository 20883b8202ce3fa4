package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.function.Aggregates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static Remembering of(double... numbers) {
        Remembering series = Remembering.of(Aggregates.SUM);
        for (double number : numbers) {
            series.at(1, number);
        }
        return series;
    }

    @Test
    void aSumOfDecimalsIsTheDecimalSum() {
        assertThat(of(0.1, 0.2).numberAt(Aggregates.SUM, 1)).isEqualTo(0.3);
    }

    @Test
    void whatLeavesTheWindowLeavesNothingBehind() {
        Remembering sum =
                Remembering.of(Aggregates.SUM).at(0, 1e17).at(500, 0.1).at(1_200, 0.2);

        assertThat(sum.numberAt(Aggregates.SUM, 1_200)).isEqualTo(0.3);
    }

    @Test
    void aSumThatOutgrowsLongArithmeticStaysExact() {
        assertThat(of(9e14, 9e14, 0.00000001, -9e14, -9e14).numberAt(Aggregates.SUM, 1))
                .isEqualTo(0.00000001);
    }

    @Test
    void aSumOfFarApartNumbersStaysExact() {
        assertThat(of(1e300, 1e-300, -1e300).numberAt(Aggregates.SUM, 1)).isEqualTo(1e-300);
    }

    @Test
    void anIntegerThatNoDoubleHoldsIsAddedWhole() {
        Remembering sum = Remembering.of(Aggregates.SUM)
                .at(1, new Value.Int((1L << 53) + 1))
                .at(1, -(double) (1L << 53));

        assertThat(sum.numberAt(Aggregates.SUM, 1)).isEqualTo(1.0);
    }

    @Test
    void theLeastLongIsAddedWhole() {
        Remembering sum = Remembering.of(Aggregates.SUM)
                .at(1, new Value.Int(Long.MIN_VALUE))
                .at(1, 0.5)
                .at(1, new Value.Int(Long.MAX_VALUE));

        assertThat(sum.numberAt(Aggregates.SUM, 1)).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.1,
                1 / 3.0,
                Math.PI,
                1e22,
                3e22 * 7,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                -2.5e-7,
                1e17 / 7,
                1e-18,
                1e-19,
                3e-22
            })
    void aSingleNumberIsItsOwnSumAverageAndBounds(double number) {
        Remembering one = of(number);

        assertThat(one.numberAt(Aggregates.SUM, 1)).isEqualTo(number);
        assertThat(one.numberAt(Aggregates.AVG, 1)).isEqualTo(number);
        assertThat(one.numberAt(Aggregates.MIN, 1)).isEqualTo(number);
        assertThat(one.numberAt(Aggregates.MAX, 1)).isEqualTo(number);
    }

    @Test
    void anAverageIsRoundedOnce() {
        assertThat(of(0.1, 0.2, 0.3).numberAt(Aggregates.AVG, 1)).isEqualTo(0.2);
        assertThat(of(1, 1, 2).numberAt(Aggregates.AVG, 1)).isEqualTo(4 / 3.0);
    }

    @Test
    void aSingleNumberDoesNotDeviate() {
        assertThat(of(0.1).numberAt(Aggregates.STDDEV, 1)).isZero();
    }

    @Test
    void equalNumbersDoNotDeviate() {
        assertThat(of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).numberAt(Aggregates.STDDEV, 1))
                .isZero();
    }

    @Test
    void theDeviationIsThePopulations() {
        assertThat(of(2, 4, 4, 4, 5, 5, 7, 9).numberAt(Aggregates.STDDEV, 1)).isEqualTo(2);
    }

    @Test
    void smallDeviationsSurviveALargeMean() {
        assertThat(of(1e9 + 0.1, 1e9 + 0.3).numberAt(Aggregates.STDDEV, 1)).isCloseTo(0.1, within(1e-7));
    }

    @Test
    void deviationsOfWholeSegmentsAreMergedStably() {
        Remembering numbers = Remembering.of(Aggregates.STDDEV, 1_000_000, Remembering.SMALL);
        for (int i = 0; i < 40; i++) {
            numbers.at(i, 1e9 + i % 2);
        }

        assertThat(numbers.store().count()).isPositive();
        assertThat(numbers.numberAt(Aggregates.STDDEV, 40)).isCloseTo(0.5, within(1e-7));
    }

    @Test
    void sumsOfSumsAreAsExactAsSums() {
        Remembering numbers = Remembering.of(Aggregates.SUM, 1_000_000, Remembering.SMALL);
        for (int i = 0; i < 40; i++) {
            numbers.at(i, i % 2 == 0 ? 0.1 : 1e16);
        }
        for (int i = 0; i < 20; i++) {
            numbers.at(i, -1e16);
        }

        assertThat(numbers.numberAt(Aggregates.SUM, 40)).isEqualTo(2.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-17, 1e-18, 1e-19, 1e-22})
    void aSumOfNumbersThatManyPlacesApartStaysExact(double small) {
        assertThat(of(1, small, -1).numberAt(Aggregates.SUM, 1)).isEqualTo(small);
        assertThat(of(small, 1, -1).numberAt(Aggregates.SUM, 1)).isEqualTo(small);
    }
}
