package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecimalsTest {
    static LongStream seeds() {
        return Seeds.upTo(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDecimalOfFifteenDigitsIsFound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            long digits = random.nextLong(1_000_000_000_000_000L) / Decimals.powerOfTen(random.nextInt(15));
            BigDecimal decimal = BigDecimal.valueOf(digits, random.nextInt(20));
            double number = decimal.doubleValue();
            int scale = Decimals.scaleOf(number);

            assertThat(BigDecimal.valueOf(Decimals.digitsOf(number, scale), scale))
                    .isEqualByComparingTo(decimal);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyDoubleReadsBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                int scale = Decimals.scaleOf(number);

                assertThat(Decimals.toDouble(Decimals.digitsOf(number, scale), scale))
                        .isEqualTo(number);
                assertThat(Decimals.shortest(number).doubleValue()).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void longArithmeticFindsTheSameDecimalAsWideArithmetic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            double number = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-1, 14));
            if (Decimals.scaleOf(number) != Decimals.RAW) {
                continue;
            }
            DecimalSum sum = new DecimalSum();
            sum.add(Double.doubleToRawLongBits(number), Decimals.RAW);
            BigDecimal narrow = narrow(number);

            found += narrow.signum() == 0 ? 0 : 1;
            assertThat(sum.toDouble()).isEqualTo(number);
            assertThat(narrow.signum() == 0 ? Decimals.shortest(number) : narrow)
                    .isEqualByComparingTo(Decimals.shortest(number));
        }
        assertThat(found).isGreaterThan(120);
    }

    /** Odd multiples of 2<sup>-17</sup> beside 1 have 18 digits, of which the last is a 5. */
    @Test
    void betweenTwoDecimalsOfSeventeenDigitsTheEvenOneIsTaken() {
        for (int odd = 1; odd < 200; odd += 2) {
            double number = 1 + odd * 0x1p-17;
            if (Decimals.scaleOf(number) == Decimals.RAW) {
                assertThat(narrow(number)).isEqualByComparingTo(Decimals.shortest(number));
                assertThat(narrow(-number)).isEqualByComparingTo(Decimals.shortest(-number));
            }
        }
        assertThat(narrow(1 + 0x1p-17)).isEqualByComparingTo("1.0000076293945312");
        assertThat(narrow(1 + 3 * 0x1p-17)).isEqualByComparingTo("1.0000228881835938");
    }

    private static BigDecimal narrow(double number) {
        for (int precision = 16; precision <= 17; precision++) {
            int scale = Decimals.scaleOf(number, precision);
            long digits = scale == Decimals.RAW ? 0 : Decimals.roundedDigits(number, scale);
            if (digits != 0) {
                return BigDecimal.valueOf(digits, scale);
            }
        }
        return BigDecimal.ZERO;
    }
}
