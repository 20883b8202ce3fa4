package dev.weir.features;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The decimal that a double stands for: the one with the fewest digits, at most 17, that reads back as the same double.
 *
 * <p>Representation: {@code digits / 10^scale} where that decimal has at most 15 digits and a scale of 0 to 22, and the
 * bits of the double itself, marked by the scale {@link #RAW}, where it has not. Up to 15 digits no two decimals share a
 * double, and the quotient of two integers below 2<sup>53</sup> and 10<sup>22</sup> that doubles hold exactly is rounded
 * once by IEEE 754, so that a scale whose quotient gives the double back has found the decimal (Clinger, 1990).
 */
final class Decimals {
    /** The scale of a number that is kept as the bits of a double. */
    static final int RAW = -1;

    /** Doubles hold every integer up to this one. */
    static final long EXACT = 1L << 53;

    private static final double DIGITS_END = 1e15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long[] LONG_POWERS = longPowers();
    private static final MathContext[] PRECISIONS = {new MathContext(15), new MathContext(16), new MathContext(17)};

    private Decimals() {}

    /** The least scale at which a finite double is a decimal of at most 15 digits, or {@link #RAW}. */
    static int scaleOf(double number) {
        double size = Math.abs(number);
        for (int scale = 0; scale < POWERS.length; scale++) {
            double digits = size * POWERS[scale];
            if (digits >= DIGITS_END) {
                return RAW;
            }
            if (Math.rint(digits) / POWERS[scale] == size) {
                return scale;
            }
        }
        return RAW;
    }

    /** The digits of a finite double at the scale that {@link #scaleOf} found. */
    static long digitsOf(double number, int scale) {
        return scale == RAW ? Double.doubleToRawLongBits(number) : (long) Math.rint(number * POWERS[scale]);
    }

    /** The double back. */
    static double toDouble(long digits, int scale) {
        return scale == RAW ? Double.longBitsToDouble(digits) : digits / POWERS[scale];
    }

    /** Whether {@link #powerOfTen} holds this power. */
    static boolean isLongPower(int exponent) {
        return exponent < LONG_POWERS.length;
    }

    /** A power of ten that a long holds: exponents 0 to 18. */
    static long powerOfTen(int exponent) {
        return LONG_POWERS[exponent];
    }

    /** The greatest scale of {@link #toDouble}. */
    static int maxScale() {
        return POWERS.length - 1;
    }

    /** The decimal, as wide as it takes. */
    static BigDecimal toBigDecimal(long digits, int scale) {
        return scale == RAW ? shortest(Double.longBitsToDouble(digits)) : BigDecimal.valueOf(digits, scale);
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal rounded = exact;
        for (MathContext precision : PRECISIONS) {
            rounded = exact.round(precision);
            if (rounded.doubleValue() == number) {
                break;
            }
        }
        return rounded.stripTrailingZeros();
    }

    private static long[] longPowers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
