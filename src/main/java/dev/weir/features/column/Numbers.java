package dev.weir.features.column;

import dev.weir.events.Value;
import java.util.Arrays;

/**
 * A column of numbers in the representation of {@link Decimals}. An {@link Value.Int} is stored exactly, at scale 0;
 * only comparisons use its nearest double. Written with one scale for all if that loses nothing, otherwise each with
 * its own.
 */
public final class Numbers implements Column {
    private static final byte MIXED = -1;
    private static final int SLACK = 4;

    private long[] digits;
    private byte[] scales;
    /** Where the first number is. */
    private int first;

    Numbers(int capacity) {
        digits = new long[capacity];
        scales = new byte[capacity];
    }

    @Override
    public boolean takes(Value value) {
        if (value instanceof Value.Real real) {
            return Double.isFinite(real.value());
        }
        if (value instanceof Value.Int || !value.isPresent()) {
            return value.isPresent();
        }
        throw new IllegalArgumentException("a series of numbers takes numbers only: " + value);
    }

    @Override
    public void insert(int index, int size, Value value) {
        if (first + size == digits.length) {
            makeRoom(size);
        }
        int at = first + index;
        System.arraycopy(digits, at, digits, at + 1, size - index);
        System.arraycopy(scales, at, scales, at + 1, size - index);
        if (value instanceof Value.Int whole) {
            digits[at] = whole.value();
            scales[at] = 0;
        } else if (value instanceof Value.Real real) {
            int scale = Decimals.scaleOf(real.value());
            digits[at] = Decimals.digitsOf(real.value(), scale);
            scales[at] = (byte) scale;
        }
    }

    /** Closes the gap in front of the numbers if it is large, and else finds a larger place for them. */
    private void makeRoom(int size) {
        boolean roomy = first > size / 2;
        int capacity = size + (size >> 1) + SLACK;
        long[] moreDigits = roomy ? digits : new long[capacity];
        byte[] moreScales = roomy ? scales : new byte[capacity];
        System.arraycopy(digits, first, moreDigits, 0, size);
        System.arraycopy(scales, first, moreScales, 0, size);
        digits = moreDigits;
        scales = moreScales;
        first = 0;
    }

    /** Returns the number at an index. */
    public double get(int index) {
        return Decimals.toDouble(digits[first + index], scales[first + index]);
    }

    /** Adds the numbers from one index (inclusive) to another (exclusive) to a sum. */
    public void addTo(DecimalSum sum, int from, int to) {
        for (int i = first + from; i < first + to; i++) {
            sum.add(digits[i], scales[i]);
        }
    }

    @Override
    public Numbers copy(int from, int to) {
        Numbers copy = new Numbers(0);
        copy.digits = Arrays.copyOfRange(digits, first + from, first + to);
        copy.scales = Arrays.copyOfRange(scales, first + from, first + to);
        return copy;
    }

    @Override
    public void dropFirst(int count) {
        first += count;
    }

    @Override
    public void write(int size, PackedWriter out) {
        int common = commonScale(size);
        out.one(common);
        for (int i = first; i < first + size; i++) {
            if (common == MIXED) {
                out.one(scales[i]);
            }
            if (scales[i] == Decimals.RAW) {
                out.eight(digits[i]);
            } else {
                int gap = common == MIXED ? 0 : common - scales[i];
                out.signed(digits[i] * Decimals.powerOfTen(gap));
            }
        }
    }

    /**
     * Returns the largest scale, if every number at that scale is still an integer that a double represents exactly.
     */
    private int commonScale(int size) {
        int least = size == 0 ? 0 : scales[first];
        int greatest = 0;
        long widest = 0;
        for (int i = first; i < first + size; i++) {
            least = Math.min(least, scales[i]);
            greatest = Math.max(greatest, scales[i]);
            widest |= digits[i] ^ (digits[i] >> 63);
        }
        boolean isCommon = least != Decimals.RAW
                && Decimals.isLongPower(greatest - least)
                && widest < Decimals.EXACT / Decimals.powerOfTen(greatest - least) / 2;
        return isCommon ? greatest : MIXED;
    }

    static Numbers read(int size, PackedReader in) {
        Numbers numbers = new Numbers(size + SLACK);
        byte common = in.one();
        for (int i = 0; i < size; i++) {
            byte scale = common == MIXED ? in.one() : common;
            numbers.scales[i] = scale;
            numbers.digits[i] = scale == Decimals.RAW ? in.eight() : in.signed();
        }
        return numbers;
    }
}
