package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums in long arithmetic where that suffices are those of wide arithmetic. */
final class DecimalSumTest {
    private static final int MOST_SCALE = 22;

    static LongStream seeds() {
        return Seeds.upTo(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSumAndAnAverageAreThoseOfBigDecimals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            DecimalSum sum = new DecimalSum();
            BigDecimal exact = BigDecimal.ZERO;
            int scales = random.nextInt(1, MOST_SCALE + 2);
            int bits = random.nextInt(1, 64);
            for (int i = 0; i < random.nextInt(1, 8); i++) {
                long digits = random.nextLong() >> (Long.SIZE - bits);
                int scale = random.nextInt(scales);
                sum.add(digits, scale);
                exact = exact.add(BigDecimal.valueOf(digits, scale));
            }
            long count = random.nextLong(1, 1L << random.nextInt(1, 40));

            assertThat(sum.toDouble()).isEqualTo(exact.doubleValue());
            assertThat(sum.over(count)).isEqualTo(quotient(exact, count));
        }
    }

    private static double quotient(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), new MathContext(50, RoundingMode.HALF_UP))
                .doubleValue();
    }

    @Test
    void whatNoLongHoldsIsAddedWhole() {
        assertThat(sum(Long.MAX_VALUE, 1)).isEqualTo(0x1p63);
        assertThat(sum(Long.MIN_VALUE, -1)).isEqualTo(-0x1p63);
        assertThat(sum(Long.MAX_VALUE, 1, -Long.MAX_VALUE)).isEqualTo(1);
        assertThat(sum(Long.MIN_VALUE, -1, Long.MAX_VALUE)).isEqualTo(-2);
        assertThat(sum(1, Long.MAX_VALUE, -Long.MAX_VALUE)).isEqualTo(1);
    }

    private static double sum(long... numbers) {
        DecimalSum sum = new DecimalSum();
        for (long number : numbers) {
            sum.add(number, 0);
        }
        return sum.toDouble();
    }

    @Test
    void aShareOfAnotherSumIsRoundedToItsLastPlace() {
        DecimalSum ten = new DecimalSum();
        ten.add(1_000, 2);
        DecimalSum parts = new DecimalSum();
        parts.add(1, 0);

        parts.addShare(ten, 1, 3);

        assertThat(parts.toDouble()).isEqualTo(4.33);
        parts.addShare(ten, 3, 4);
        assertThat(parts.toDouble()).isEqualTo(11.83);
    }

    @Test
    void aSumOfSumsIsTheSumOfAll() {
        DecimalSum narrow = new DecimalSum();
        narrow.add(5, 1);
        DecimalSum wide = new DecimalSum();
        wide.add(Long.MAX_VALUE, 0);
        wide.add(Long.MAX_VALUE, 0);

        narrow.add(wide);
        narrow.add(wide);
        for (int i = 0; i < 4; i++) {
            narrow.add(-Long.MAX_VALUE, 0);
        }

        assertThat(narrow.toDouble()).isEqualTo(0.5);
    }

    @Test
    void theDigitsOfADoubleAreCountedFromItsFirst() {
        assertThat(Decimals.scaleOf(0.01, 16)).isEqualTo(17);
        assertThat(Decimals.scaleOf(-0.09, 17)).isEqualTo(18);
        assertThat(Decimals.scaleOf(0.1, 16)).isEqualTo(16);
        assertThat(Decimals.scaleOf(0.9, 17)).isEqualTo(17);
        assertThat(Decimals.scaleOf(1, 16)).isEqualTo(15);
        assertThat(Decimals.scaleOf(9.5, 16)).isEqualTo(15);
        assertThat(Decimals.scaleOf(10, 16)).isEqualTo(14);
        assertThat(Decimals.scaleOf(Math.nextDown(0x1p52), 16)).isZero();
    }

    @Test
    void outsideWhatLongsHoldTheyAreNotCounted() {
        assertThat(Decimals.scaleOf(Math.nextDown(0.01), 16)).isEqualTo(Decimals.RAW);
        assertThat(Decimals.scaleOf(0x1p52, 16)).isEqualTo(Decimals.RAW);
        assertThat(Decimals.scaleOf(-0x1p52, 16)).isEqualTo(Decimals.RAW);
    }

    @Test
    void aWholeNumberThatDoublesHoldExactlyHasNoScale() {
        assertThat(Decimals.scaleOf(0x1p53)).isZero();
        assertThat(Decimals.scaleOf(-0x1p53)).isZero();
        assertThat(Decimals.scaleOf(0x1p54)).isEqualTo(Decimals.RAW);
    }
}
