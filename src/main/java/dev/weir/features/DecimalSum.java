package dev.weir.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal sum that is rounded once, when it is asked for: adding in any order or grouping gives the same.
 *
 * <p>Representation: {@code digits / 10^scale} in a long as long as it fits, a {@link BigDecimal} from then on (at most
 * some 700 digits, as doubles have exponents of at most 308).
 */
final class DecimalSum {
    private static final MathContext QUOTIENT = new MathContext(50);
    private static final byte WIDE = -1;

    private long digits;
    private int scale;
    private @Nullable BigDecimal wide;

    /** Adds a number in the representation of {@link Decimals}. */
    void add(long otherDigits, int otherScale) {
        if (wide != null || otherScale == Decimals.RAW || !addNarrow(otherDigits, otherScale)) {
            wide = toBigDecimal().add(Decimals.toBigDecimal(otherDigits, otherScale));
        }
    }

    /** Adds another sum. */
    void add(DecimalSum other) {
        if (other.wide != null) {
            wide = toBigDecimal().add(other.wide);
        } else {
            add(other.digits, other.scale);
        }
    }

    /** Adds {@code part / whole} of another sum, rounded to its own last place. */
    void addShare(DecimalSum other, long part, long whole) {
        BigDecimal sum = other.toBigDecimal();
        BigDecimal share = sum.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), sum.scale(), RoundingMode.HALF_EVEN);
        wide = toBigDecimal().add(share);
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

    /** The sum, rounded once. */
    double toDouble() {
        if (wide != null) {
            return wide.doubleValue();
        }
        boolean exact = scale == 0 || (Math.abs(digits) <= Decimals.EXACT && scale <= Decimals.maxScale());
        return exact ? Decimals.toDouble(digits, scale) : toBigDecimal().doubleValue();
    }

    /** The sum divided by a count over 0, rounded once (beyond long arithmetic: from a quotient of 50 digits). */
    double over(long count) {
        if (wide == null && Decimals.isLongPower(scale) && Math.abs(digits) <= Decimals.EXACT) {
            long power = Decimals.powerOfTen(scale);
            if (count <= Decimals.EXACT / power) {
                return (double) digits / (double) (power * count);
            }
        }
        return toBigDecimal().divide(BigDecimal.valueOf(count), QUOTIENT).doubleValue();
    }

    private BigDecimal toBigDecimal() {
        return wide != null ? wide : BigDecimal.valueOf(digits, scale);
    }

    void write(DataOutput out) throws IOException {
        if (wide == null) {
            out.writeByte(scale);
            Varint.writeSigned(digits, out);
            return;
        }
        byte[] bytes = wide.unscaledValue().toByteArray();
        out.writeByte(WIDE);
        Varint.writeSigned(wide.scale(), out);
        Varint.write(bytes.length, out);
        out.write(bytes);
    }

    static DecimalSum read(DataInput in) throws IOException {
        DecimalSum sum = new DecimalSum();
        byte scale = in.readByte();
        if (scale != WIDE) {
            sum.scale = scale;
            sum.digits = Varint.readSigned(in);
            return sum;
        }
        int wideScale = (int) Varint.readSigned(in);
        byte[] bytes = new byte[(int) Varint.read(in)];
        in.readFully(bytes);
        sum.wide = new BigDecimal(new BigInteger(bytes), wideScale);
        return sum;
    }
}
