package dev.weir.rules.expression.value;

import java.math.BigDecimal;

/** The remainder of a division of decimals: {@code 0.3 % 0.1} is 0, where floating point makes it 0.0999…. */
public final class Remainder {
    /** Doubles distinguish all decimals of fifteen digits; beyond that it is not known which decimal was meant. */
    private static final double LARGEST = 1e15;

    private static final double SMALLEST = 1e-15;

    private Remainder() {}

    /**
     * Returns the remainder of the two shortest decimals that round to these doubles, with the sign of the first, as
     * for ints. Where either is not finite, or above 1e15 or below 1e-15 in size, that of floating point, which is NaN
     * for a divisor of 0.
     */
    public static double of(double dividend, double divisor) {
        return isCommon(dividend) && isCommon(divisor)
                ? BigDecimal.valueOf(dividend)
                        .remainder(BigDecimal.valueOf(divisor))
                        .doubleValue()
                : dividend % divisor;
    }

    private static boolean isCommon(double number) {
        double size = Math.abs(number);
        return size >= SMALLEST && size <= LARGEST;
    }
}
