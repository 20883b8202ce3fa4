package dev.weir.features.column;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/** Reads the values written by a {@link PackedWriter}. */
public final class PackedReader {
    private static final int BITS = 0x7f;

    private final byte[] bytes;
    private int position;

    private PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Creates a reader of the bytes written by a {@link PackedWriter}. */
    public static PackedReader readFrom(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new PackedReader(bytes);
    }

    /** Reads a byte. */
    public byte one() {
        return bytes[position++];
    }

    /** Reads a number of eight bytes. */
    public long eight() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[position++] & 0xff);
        }
        return value;
    }

    /** Reads a number that is not negative. */
    public long unsigned() {
        byte next = bytes[position++];
        long value = next & BITS;
        for (int shift = 7; next < 0; shift += 7) {
            next = bytes[position++];
            value |= (long) (next & BITS) << shift;
        }
        return value;
    }

    /** Reads a number that may be negative. */
    public long signed() {
        long coded = unsigned();
        return (coded >>> 1) ^ -(coded & 1);
    }

    byte[] all() {
        int length = (int) unsigned();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }
}
