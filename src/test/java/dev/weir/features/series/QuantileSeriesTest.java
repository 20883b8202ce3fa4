package dev.weir.features.series;

import static dev.weir.features.Remembering.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import dev.weir.features.function.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileSeriesTest {
    private static final SeriesLimits LIMITS = new SeriesLimits(8, 0, 0, 100, 4, 1_024);
    private static final int PRIME = 7_919;

    /** Ten times what the sketch is off by usually: 1.65 % is what one answer of a hundred exceeds. */
    private static final double FAR_OFF = 0.06;

    private static Remembering median() {
        return Remembering.of(Aggregates.MEDIAN, WINDOW, LIMITS);
    }

    private static Remembering of(AggregateFunction function, int many) {
        Remembering numbers = Remembering.of(function, WINDOW, LIMITS);
        for (long i = 0; i < many; i++) {
            numbers.at(i * 1_000 / many, (double) (i * PRIME % many));
        }
        return numbers;
    }

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(median().at(1, 5.0).at(2, 1.0).at(3, 900.0).numberAt(Aggregates.MEDIAN, 3))
                .isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheDecimalMeanOfTheTwoInTheMiddle() {
        Remembering numbers = median().at(1, 0.1).at(1, 0.2).at(1, -7.0).at(1, 90.0);

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 1)).isEqualTo(0.15);
    }

    @Test
    void aPercentileIsANumberThatWasSeen() {
        AggregateFunction percentile = new Percentile(90);
        Remembering numbers = Remembering.of(percentile, WINDOW, LIMITS);
        for (int i = 10; i > 0; i--) {
            numbers.at(1, i * 1.5);
        }

        assertThat(numbers.numberAt(percentile, 1)).isEqualTo(13.5);
        assertThat(numbers.at(1, 16.5).numberAt(percentile, 1)).isEqualTo(15);
    }

    @Test
    void whatIsNoNumberDoesNotCount() {
        Remembering numbers =
                median().at(1, Double.NaN).at(1, Double.POSITIVE_INFINITY).at(1, Value.absent());

        assertThat(numbers.valueAt(1)).isEqualTo(Value.absent());
        assertThat(numbers.at(2, 3.0).numberAt(Aggregates.MEDIAN, 2)).isEqualTo(3);
    }

    @Test
    void zeroHasNoSign() {
        double zero = median().at(1, -0.0).at(1, -0.0).at(1, 4.0).numberAt(Aggregates.MEDIAN, 1);

        assertThat(Double.doubleToRawLongBits(zero)).isZero();
    }

    @Test
    void anotherWindowIsRefused() {
        Remembering numbers = median();

        assertThatIllegalArgumentException().isThrownBy(() -> numbers.valueAt(Aggregates.MEDIAN, WINDOW + 1, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, -1, Double.NaN})
    void aRankLiesBetweenNothingAndAll(double rank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentile(rank));
    }

    @Test
    void asManyNumbersAsTheBoundAreExact() {
        int many = LIMITS.distinctEntries();

        assertThat(of(Aggregates.MEDIAN, many).numberAt(Aggregates.MEDIAN, 999)).isEqualTo((many - 1) / 2.0);
        assertThat(of(Aggregates.PERCENTILE_95, many).numberAt(Aggregates.PERCENTILE_95, 999))
                .isEqualTo(Math.ceil(0.95 * many) - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_025, 5_000, 50_000, 300_000})
    void beyondTheBoundTheRankIsNearlyThatInBoundedMemory(int many) {
        Remembering median = of(Aggregates.MEDIAN, many);
        median.reread();
        Remembering percentile = of(Aggregates.PERCENTILE_95, many);

        assertThat(median.numberAt(Aggregates.MEDIAN, 999) / many).isCloseTo(0.5, within(FAR_OFF));
        assertThat(percentile.numberAt(Aggregates.PERCENTILE_95, 999) / many).isCloseTo(0.95, within(FAR_OFF));
        assertThat(median.bytes()).isLessThan(1_024 * 19 + 17 * 5_200);
    }

    @Test
    void aPaneIsForgottenOnceItIsAWindowBack() {
        Remembering numbers = of(Aggregates.MEDIAN, 50_000);
        for (int i = 0; i < 5; i++) {
            numbers.at(2 * WINDOW + i, i * 1e6);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 2 * WINDOW + 4)).isEqualTo(2e6);
        assertThat(numbers.bytes()).isLessThan(200);
    }

    @Test
    void aLateNumberGoesIntoThePaneOfItsTime() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 1_000, 100, 4, 16);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 40; i++) {
            numbers.at(i, 1.0);
        }
        for (int i = 0; i < 50; i++) {
            numbers.at(0, 2.0);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 40)).isEqualTo(2);
    }

    @Test
    void theTailGivesWayBeforeTheWindowDoes() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 1_000, 100, 4, 64);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 501; i++) {
            numbers.at(i * 50L, (double) i);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 500 * 50)).isEqualTo(490.5);
    }

    @Test
    void anAnswerSaysWhetherThereIsSomethingToWrite() {
        SeriesLimits late = new SeriesLimits(8, 500, 1_000, 100, 4, 16);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        Value one = new Value.Real(1);

        assertThat(numbers.changesWith(10_000, one)).isTrue();
        assertThat(numbers.changesWith(10_000, Value.absent())).isFalse();
        assertThat(numbers.changesWith(10_000 - WINDOW - 500, one))
                .as("no window is that late")
                .isFalse();
        assertThat(numbers.changesWith(10_000 - WINDOW - 499, one)).isTrue();
    }

    @Test
    void onceAllIsForgottenThereIsNothing() {
        Remembering numbers = of(Aggregates.MEDIAN, 5_000);
        assertThat(numbers.series().isEmpty()).isFalse();

        numbers.clear();

        assertThat(numbers.series().isEmpty()).isTrue();
        assertThat(numbers.valueAt(999)).isEqualTo(Value.absent());
        assertThat(numbers.at(1_000, 3.0).numberAt(Aggregates.MEDIAN, 1_000)).isEqualTo(3);
        assertThat(numbers.series().isEmpty()).isFalse();
    }

    @Test
    void aWindowThatHoldsNoPaneIsExactThoughPanesAreKeptForLateEvents() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 1_000, 100, 4, 16);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 40; i++) {
            numbers.at(i, 1.0);
        }
        numbers.at(3_000, 2.0).at(3_000, 4.0);

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 3_000)).isEqualTo(3);
    }

    /** The n-th number is n, so that whatever is lost of one time moves the median. */
    private static Remembering growing(int many, long overMillis) {
        Remembering numbers = median();
        for (long i = 0; i < many; i++) {
            numbers.at(i * overMillis / many, (double) i);
        }
        return numbers;
    }

    @Test
    void whatIsSketchedAndWhatIsNotYetCountTogether() {
        assertThat(growing(1_500, WINDOW).numberAt(Aggregates.MEDIAN, WINDOW - 1) / 1_500)
                .isCloseTo(0.5, within(FAR_OFF));
    }

    @Test
    void neighboursThatBecomeOnePaneLoseNothing() {
        assertThat(growing(20_000, WINDOW).numberAt(Aggregates.MEDIAN, WINDOW - 1) / 20_000)
                .isCloseTo(0.5, within(FAR_OFF));
    }

    @Test
    void panesAreAboutOfOneSizeSoThatAWindowThatSlidesMissesLittle() {
        assertThat(growing(40_000, 2 * WINDOW).numberAt(Aggregates.MEDIAN, 2 * WINDOW - 1) / 40_000)
                .isCloseTo(0.75, within(FAR_OFF));
    }

    @Test
    void anAnswerKnowsWhatCameToPanesSinceTheLastOne() {
        Remembering numbers = growing(20_000, WINDOW);
        assertThat(numbers.numberAt(Aggregates.MEDIAN, WINDOW - 1)).isLessThan(20_000);

        for (int i = 0; i < 25_000; i++) {
            numbers.at(WINDOW / 2, 1e9);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, WINDOW - 1)).isEqualTo(1e9);
    }

    @Test
    void anAnswerIsOfThePanesOfItsWindowAndNotOfThoseOfTheLastAnswer() {
        Remembering numbers = growing(40_000, 2 * WINDOW);
        assertThat(numbers.numberAt(Aggregates.MEDIAN, 2 * WINDOW - 1) / 40_000).isCloseTo(0.75, within(FAR_OFF));

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 2 * WINDOW + WINDOW / 2) / 40_000)
                .as("the last quarter")
                .isCloseTo(0.875, within(FAR_OFF));
        assertThat(numbers.numberAt(Aggregates.MEDIAN, 2 * WINDOW - 1) / 40_000).isCloseTo(0.75, within(FAR_OFF));
    }

    @Test
    void aLateNumberAtAnyTimeFindsAPane() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 1_000, 100, 4, 16);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 100; i++) {
            numbers.at(i * 10L, 1.0);
        }
        for (int i = 0; i < 100; i++) {
            numbers.at(i * 10L, 2.0);
            numbers.at(750, 3.0).at(750, 3.0).at(750, 3.0);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 1_400))
                .as("the window begins at 400, and what came late counts at 750")
                .isEqualTo(3);
    }

    @Test
    void ofTheNumbersThatWaitForLateEventsOnlySoManyStay() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 5, 100, 4, 1_000);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 15; i++) {
            numbers.at(i, (double) i);
        }
        numbers.at(5_000, 0.0);

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 14)).isEqualTo(12);
    }

    @Test
    void aWindowThatIsWithinTheBoundIsExactThoughItAndItsTailAreNot() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 1_000, 100, 4, 64);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 501; i++) {
            numbers.at(i * 18L, (double) i);
        }

        assertThat(numbers.numberAt(Aggregates.MEDIAN, 500 * 18)).isEqualTo(472.5);
    }

    @Test
    void theTailGivesWayOnlyOnceThereAreMoreThanTheBound() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 1_000, 100, 4, 16);
        Remembering numbers = Remembering.of(Aggregates.MEDIAN, WINDOW, late);
        for (int i = 0; i < 16; i++) {
            numbers.at(i < 6 ? i : 5_000 + i, (double) i);
        }
        assertThat(numbers.numberAt(Aggregates.MEDIAN, 5)).isEqualTo(2.5);

        numbers.at(5_100, 16.0);
        assertThat(numbers.numberAt(Aggregates.MEDIAN, 5)).isEqualTo(4);
    }
}
