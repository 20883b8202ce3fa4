package dev.weir.features.column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal sum that is rounded once, when it is read: the order and grouping of additions make no difference.
 *
 * <p>Representation: {@code digits / 10^scale} in a long, plus, once that was not enough, a {@link BigDecimal} to which
 * the long is added whenever it is full (at most about 700 digits, since doubles have exponents of at most 308).
 */
public final class DecimalSum {
    private static final MathContext QUOTIENT = new MathContext(50);
    private static final byte WIDE = -1;

    private long digits;
    private int scale;
    private @Nullable BigDecimal wide;

    /** Adds a number in the representation of {@link Decimals}. */
    void add(long otherDigits, int otherScale) {
        if (otherScale == Decimals.RAW) {
            addRaw(Double.longBitsToDouble(otherDigits));
        } else if (!addNarrow(otherDigits, otherScale)) {
            wide = toBigDecimal();
            digits = otherDigits;
            scale = otherScale;
        }
    }

    private void addRaw(double number) {
        for (int precision = 16; precision <= 17; precision++) {
            int rawScale = Decimals.scaleOf(number, precision);
            long rawDigits = rawScale == Decimals.RAW ? 0 : Decimals.roundedDigits(number, rawScale);
            if (rawDigits != 0) {
                add(rawDigits, rawScale);
                return;
            }
        }
        widen(Decimals.shortest(number));
    }

    private void widen(BigDecimal number) {
        wide = wide == null ? number : wide.add(number);
    }

    /** Adds another sum. */
    public void add(DecimalSum other) {
        if (other.wide != null) {
            widen(other.wide);
        }
        add(other.digits, other.scale);
    }

    /** Adds {@code part / whole} of another sum, rounded to its own last place. */
    public void addShare(DecimalSum other, long part, long whole) {
        BigDecimal sum = other.toBigDecimal();
        BigDecimal share = sum.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), sum.scale(), RoundingMode.HALF_EVEN);
        widen(share);
    }

    private boolean addNarrow(long otherDigits, int otherScale) {
        int gap = otherScale - scale;
        if (!Decimals.isLongPower(Math.abs(gap))) {
            return false;
        }
        long factor = Decimals.powerOfTen(Math.abs(gap));
        long mine = gap > 0 ? digits * factor : digits;
        long theirs = gap < 0 ? otherDigits * factor : otherDigits;
        boolean lost = Math.multiplyHigh(gap > 0 ? digits : otherDigits, factor) != (gap > 0 ? mine : theirs) >> 63;
        long sum = mine + theirs;
        if ((gap != 0 && lost) || ((mine ^ sum) & (theirs ^ sum)) < 0) {
            return false;
        }
        digits = sum;
        scale = Math.max(scale, otherScale);
        return true;
    }

    /** Returns the sum, rounded once. */
    public double toDouble() {
        if (wide != null) {
            return toBigDecimal().doubleValue();
        }
        return scale == 0 || Math.abs(digits) <= Decimals.EXACT
                ? Decimals.toDouble(digits, scale)
                : toBigDecimal().doubleValue();
    }

    /**
     * Returns the sum divided by a count above 0, rounded once (beyond long arithmetic: from a quotient of 50 digits).
     */
    public double over(long count) {
        if (wide == null && Decimals.isLongPower(scale) && Math.abs(digits) <= Decimals.EXACT) {
            long power = Decimals.powerOfTen(scale);
            if (count <= Decimals.EXACT / power) {
                return (double) digits / (double) (power * count);
            }
        }
        return toBigDecimal().divide(BigDecimal.valueOf(count), QUOTIENT).doubleValue();
    }

    private BigDecimal toBigDecimal() {
        BigDecimal narrow = BigDecimal.valueOf(digits, scale);
        return wide == null ? narrow : wide.add(narrow);
    }

    /** Writes the binary form. */
    public void write(PackedWriter out) {
        if (wide == null) {
            out.one(scale);
            out.signed(digits);
            return;
        }
        BigDecimal sum = toBigDecimal();
        byte[] bytes = sum.unscaledValue().toByteArray();
        out.one(WIDE);
        out.signed(sum.scale());
        out.all(bytes);
    }

    /** Reads the binary form. */
    public static DecimalSum read(PackedReader in) {
        DecimalSum sum = new DecimalSum();
        byte scale = in.one();
        if (scale != WIDE) {
            sum.scale = scale;
            sum.digits = in.signed();
            return sum;
        }
        int wideScale = (int) in.signed();
        byte[] bytes = in.all();
        sum.wide = new BigDecimal(new BigInteger(bytes), wideScale);
        return sum;
    }
}
