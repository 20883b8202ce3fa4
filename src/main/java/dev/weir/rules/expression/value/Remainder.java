package dev.weir.rules.expression.value;

import java.math.BigDecimal;

/** The remainder of a division of decimals: {@code 0.3 % 0.1} is 0, where floating point makes it 0.0999…. */
public final class Remainder {
    /** Doubles distinguish all decimals of fifteen digits; beyond that it is not known which decimal was meant. */
    private static final double LARGEST = 1e15;

    private static final double SMALLEST = 1e-15;

    /** Up to this, hundredths are counted exactly. */
    private static final double LARGEST_IN_HUNDREDTHS = 1e12;

    private static final double HUNDREDTHS = 100;

    private Remainder() {}

    /**
     * Returns the remainder of the two shortest decimals that round to these doubles, with the sign of the first, as
     * for ints. Where either is not finite, or above 1e15 or below 1e-15 in size, that of floating point, which is NaN
     * for a divisor of 0.
     */
    public static double of(double dividend, double divisor) {
        if (!isCommon(dividend) || !isCommon(divisor)) {
            return dividend % divisor;
        }
        if (isInHundredths(dividend) && isInHundredths(divisor)) {
            // whole numbers of hundredths, in which floating point is exact; no negative zero, which decimals do not
            // have
            return Math.rint(dividend * HUNDREDTHS) % Math.rint(divisor * HUNDREDTHS) / HUNDREDTHS + 0.0;
        }
        return BigDecimal.valueOf(dividend)
                .remainder(BigDecimal.valueOf(divisor))
                .doubleValue();
    }

    /** Returns whether a number has at most two decimals, as amounts of money have. */
    private static boolean isInHundredths(double number) {
        return Math.abs(number) <= LARGEST_IN_HUNDREDTHS && Math.rint(number * HUNDREDTHS) / HUNDREDTHS == number;
    }

    private static boolean isCommon(double number) {
        double size = Math.abs(number);
        return size >= SMALLEST && size <= LARGEST;
    }
}
