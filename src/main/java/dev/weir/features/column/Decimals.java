package dev.weir.features.column;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Finds the decimal that a double stands for: the one with the fewest digits, at most 17, that the double rounds to and
 * that is read back as the same double.
 *
 * <p>Representation: {@code digits / 10^scale} if that decimal has at most 15 digits and a scale of 0 to 22, and
 * otherwise the bits of the double itself, marked by the scale {@link #RAW}. Up to 15 digits no two decimals share a
 * double, and the quotient of two integers below 2<sup>53</sup> and 10<sup>22</sup>, which doubles represent exactly,
 * is rounded once by IEEE 754, so a scale whose quotient reproduces the double has found the decimal (Clinger, 1990).
 */
final class Decimals {
    /** The scale of a number that is stored as the bits of a double. */
    static final int RAW = -1;

    /** Doubles represent every integer up to this one. */
    static final long EXACT = 1L << 53;

    private static final int DOUBLE_BITS = 53;
    private static final long LEADING = 1L << (DOUBLE_BITS - 1);
    private static final double DIGITS_END = 1e15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long[] LONG_POWERS = longPowers();
    private static final MathContext[] PRECISIONS = {precision(15), precision(16), precision(17)};

    private Decimals() {}

    /** Returns the smallest scale at which a finite double is a decimal with at most 15 digits, or {@link #RAW}. */
    static int scaleOf(double number) {
        double size = Math.abs(number);
        if (size <= EXACT && size == Math.rint(size)) {
            return 0;
        }
        for (int scale = 1; scale < POWERS.length; scale++) {
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

    /** Returns the digits of a finite double at the scale that {@link #scaleOf} found. */
    static long digitsOf(double number, int scale) {
        return scale == RAW ? Double.doubleToRawLongBits(number) : (long) Math.rint(number * POWERS[scale]);
    }

    /** Returns the double back. */
    static double toDouble(long digits, int scale) {
        return scale == RAW ? Double.longBitsToDouble(digits) : digits / POWERS[scale];
    }

    /** Returns whether {@link #powerOfTen} supports this exponent. */
    static boolean isLongPower(int exponent) {
        return exponent < LONG_POWERS.length;
    }

    /** Returns a power of ten that fits a long: exponents 0 to 18. */
    static long powerOfTen(int exponent) {
        return LONG_POWERS[exponent];
    }

    /**
     * Returns the scale at which {@link #roundedDigits} has this many digits, 16 or 17, or {@link #RAW} if it cannot
     * compute them: the absolute value has to be at least 0.01 and below 2<sup>52</sup>.
     */
    static int scaleOf(double number, int precision) {
        double size = Math.abs(number);
        if (size < 0.01 || size >= 0x1p52) {
            return RAW;
        }
        if (size < 0.1) {
            return precision + 1;
        }
        int wholeDigits = 0;
        while (size >= POWERS[wholeDigits]) {
            wholeDigits++;
        }
        return precision - wholeDigits;
    }

    /**
     * Returns a double times {@code 10^scale}, rounded half to even, if that reads back as the same double, otherwise
     * 0. Exact in 128 bits: the double is m / 2<sup>k</sup>, and what rounding m * 10<sup>scale</sup> / 2<sup>k</sup>
     * changes may be half a step of m, or a quarter below a power of two, where steps are half as wide.
     */
    static long roundedDigits(double number, int scale) {
        int shift = DOUBLE_BITS - 1 - Math.getExponent(number);
        long mantissa = (Double.doubleToRawLongBits(number) & (LEADING - 1)) | LEADING;
        long power = LONG_POWERS[scale];
        long low = mantissa * power;
        long digits = (Math.multiplyHigh(mantissa, power) << (Long.SIZE - shift)) | (low >>> shift);
        long below = low & ((1L << shift) - 1);
        long above = (1L << shift) - below;
        boolean isUp = above < below || (above == below && (digits & 1) == 1);
        long steps = isUp ? 2 * above : (mantissa == LEADING ? 4 : 2) * below;
        if (steps > power) { // never equal: below and above are multiples of 2^scale, and steps is of twice that
            return 0;
        }
        long rounded = isUp ? digits + 1 : digits;
        return number < 0 ? -rounded : rounded;
    }

    /** Returns the decimal of any finite double, with as many digits as needed. */
    static BigDecimal shortest(double number) {
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

    private static MathContext precision(int digits) {
        return new MathContext(digits, RoundingMode.HALF_EVEN);
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
