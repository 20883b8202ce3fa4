package dev.weir.rules.expression.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemainderTest {

    /** Amounts of money of all sizes, and others with more decimals, below and above what is counted in hundredths. */
    @Test
    void theRemainderIsThatOfTheDecimals() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            double dividend = decimal(random);
            double divisor = decimal(random);
            double expected = BigDecimal.valueOf(dividend)
                    .remainder(BigDecimal.valueOf(divisor))
                    .doubleValue();
            assertThat(Remainder.of(dividend, divisor))
                    .as("%s %% %s", dividend, divisor)
                    .isEqualTo(expected);
        }
    }

    /** Returns a decimal of up to 15 digits, and at most three of them behind the point. */
    private static double decimal(SplittableRandom random) {
        long digits = 1 + random.nextLong((long) Math.pow(10, 1 + random.nextInt(15)) - 1);
        double number = digits / Math.pow(10, random.nextInt(4));
        return random.nextBoolean() ? number : -number;
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 0.0", "-3, 3, 0.0", "-250.5, 100, -50.5", "1e12, 0.07, 0.02", "1000000000000.01, 0.02, 0.01"
    })
    void aRemainderHasTheSignOfTheDividendAndIsNeverANegativeZero(double dividend, double divisor, double remainder) {
        assertThat(Double.compare(Remainder.of(dividend, divisor), remainder)).isZero();
    }

    @Test
    void whatIsNoCommonDecimalIsDividedAsFloatingPoint() {
        assertThat(Remainder.of(5, 0)).isNaN();
        assertThat(Remainder.of(Double.NaN, 2)).isNaN();
        assertThat(Remainder.of(5, Double.POSITIVE_INFINITY)).isEqualTo(5);
        assertThat(Remainder.of(3e15, 7)).isEqualTo(3e15 % 7);
    }
}
