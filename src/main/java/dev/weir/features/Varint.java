package dev.weir.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Longs in 1 to 10 bytes, seven bits a byte, the lowest first (LEB128); signed ones in zigzag order. */
final class Varint {
    private static final int MORE = 0x80;
    private static final int BITS = 0x7f;

    private Varint() {}

    /** Writes: short if it is small and not negative. */
    static void write(long number, DataOutput out) throws IOException {
        long rest = number;
        while ((rest & ~BITS) != 0) {
            out.writeByte((int) (rest & BITS) | MORE);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Writes: short if it is near 0. */
    static void writeSigned(long number, DataOutput out) throws IOException {
        write((number << 1) ^ (number >> 63), out);
    }

    static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            number |= (long) (next & BITS) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number of more than 10 bytes: this is not what was written");
    }

    static long readSigned(DataInput in) throws IOException {
        long coded = read(in);
        return (coded >>> 1) ^ -(coded & 1);
    }
}
