package dev.weir.rules.expression.value;

import com.google.common.primitives.UnsignedLong;
import java.math.BigDecimal;

/**
 * Compares CEL numbers of any types, like real numbers in IEEE 754: exactly, so that no int is rounded to a double;
 * zero equals zero whatever its sign; and NaN is neither less than, greater than nor equal to anything.
 */
public final class Comparison {
    /** The result of comparing with NaN. */
    public static final int UNORDERED = 2;

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private Comparison() {}

    /** An operator. */
    public enum Operator {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL;

        /** Returns whether it holds for a result of {@link Comparison#of}. */
        public boolean holds(int order) {
            return switch (this) {
                case LESS -> order == -1;
                case LESS_OR_EQUAL -> order == -1 || order == 0;
                case GREATER -> order == 1;
                case GREATER_OR_EQUAL -> order == 1 || order == 0;
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
            };
        }
    }

    /** Returns -1, 0, 1, or {@link #UNORDERED}. */
    public static int of(Number a, Number b) {
        if (a instanceof Double left) {
            return b instanceof Double right ? of((double) left, (double) right) : mirrored(of(b, left));
        }
        if (b instanceof Double right) {
            return a instanceof Long whole ? of((long) whole, (double) right) : ofUnsigned((UnsignedLong) a, right);
        }
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        return of(unsigned(a), isNegative(a), unsigned(b), isNegative(b));
    }

    /** Compares two doubles. */
    static int of(double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : UNORDERED;
    }

    /** Compares a double and an int exactly. */
    static int of(double real, long whole) {
        return mirrored(of(whole, real));
    }

    /** Compares an int and a double exactly. */
    static int of(long whole, double real) {
        if (Double.isNaN(real)) {
            return UNORDERED;
        }
        if (real >= TWO_TO_63) {
            return -1;
        }
        if (real < -TWO_TO_63) {
            return 1;
        }
        long towardsZero = (long) real;
        return whole == towardsZero ? of(0.0, real - towardsZero) : Long.compare(whole, towardsZero);
    }

    private static int ofUnsigned(UnsignedLong whole, double real) {
        if (Double.isNaN(real)) {
            return UNORDERED;
        }
        if (real >= TWO_TO_64) {
            return -1;
        }
        return real < 0 ? 1 : Integer.signum(new BigDecimal(whole.bigIntegerValue()).compareTo(new BigDecimal(real)));
    }

    private static int of(long a, boolean aIsNegative, long b, boolean bIsNegative) {
        if (aIsNegative || bIsNegative) {
            return aIsNegative && bIsNegative ? Long.compare(a, b) : aIsNegative ? -1 : 1;
        }
        return Integer.signum(Long.compareUnsigned(a, b));
    }

    private static boolean isNegative(Number number) {
        return number instanceof Long whole && whole < 0;
    }

    private static long unsigned(Number number) {
        return number.longValue();
    }

    private static int mirrored(int order) {
        return order == UNORDERED ? UNORDERED : -order;
    }
}
