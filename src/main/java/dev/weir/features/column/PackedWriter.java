package dev.weir.features.column;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A buffer of bytes being written: several times as fast as writing them one by one to a stream. Integers take 1 to 10
 * bytes, seven bits per byte, lowest first (LEB128), signed ones zigzag-encoded.
 */
public final class PackedWriter {
    private static final int MORE = 0x80;
    private static final int BITS = 0x7f;
    private static final int LONGEST = 10;

    private byte[] bytes = new byte[128];
    private int size;

    /** Writes one byte. */
    public void one(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Writes eight bytes, highest first. */
    public void eight(long value) {
        reserve(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Writes an integer, in few bytes if it is small and not negative. */
    public void unsigned(long value) {
        reserve(LONGEST);
        long rest = value;
        while ((rest & ~BITS) != 0) {
            bytes[size++] = (byte) ((rest & BITS) | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes an integer, in few bytes if it is near 0. */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Writes bytes, preceded by their number. */
    void all(byte[] value) {
        unsigned(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** Writes the length in four bytes, then all bytes. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(size);
        out.write(bytes, 0, size);
    }
}
