package dev.weir.events.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The encodings of the parts of binary forms.
 *
 * <p>Whole numbers are LEB128 varints, signed ones zigzag-encoded first (both as in Protocol Buffers): small ones take
 * one byte. A text is its length times two, plus one if it is wide, followed by one byte per UTF-16 code unit, or two
 * if it is wide, which means that some code unit is above 0xFF. So every {@code String} is restored exactly, including
 * unpaired surrogates, and there is no limit of 64 KiB as in {@link DataOutput#writeUTF}.
 */
public final class Binary {
    private static final int MAX_VARINT_BYTES = 10;

    private Binary() {}

    /** Writes the version of a form, 1 to 127. */
    public static void writeVersion(int version, DataOutput out) throws IOException {
        out.writeByte(version);
    }

    /**
     * Reads the version of a form.
     *
     * @param newest the newest version that the caller knows
     * @param form its name, for the error
     * @throws IOException if the bytes have a later version or are something else
     */
    public static int readVersion(int newest, String form, DataInput in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > newest) {
            throw new IOException(form + " of version " + version + " where 1 to " + newest
                    + " are known; was this written by a later release?");
        }
        return version;
    }

    /** Writes a number that is usually small and not negative (a negative one takes ten bytes). */
    public static void writeVarLong(long number, DataOutput out) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Reads what {@link #writeVarLong} wrote. */
    public static long readVarLong(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 7 * MAX_VARINT_BYTES; shift += 7) {
            byte next = in.readByte();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number of more than " + MAX_VARINT_BYTES + " bytes");
    }

    /** Writes a number of either sign, in few bytes if it is near zero. */
    public static void writeZigZag(long number, DataOutput out) throws IOException {
        writeVarLong((number << 1) ^ (number >> 63), out);
    }

    /** Reads what {@link #writeZigZag} wrote. */
    public static long readZigZag(DataInput in) throws IOException {
        long folded = readVarLong(in);
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** Writes a count, 0 to {@link Integer#MAX_VALUE}. */
    public static void writeCount(int count, DataOutput out) throws IOException {
        writeVarLong(count, out);
    }

    /**
     * Reads what {@link #writeCount} wrote.
     *
     * @throws IOException if it is not a count
     */
    public static int readCount(DataInput in) throws IOException {
        long count = readVarLong(in);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IOException("a count of " + count);
        }
        return (int) count;
    }

    /** Writes a text. */
    public static void writeText(String text, DataOutput out) throws IOException {
        int length = text.length();
        boolean wide = isWide(text);
        writeVarLong((long) length << 1 | (wide ? 1 : 0), out);
        if (!wide) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        byte[] units = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            units[2 * i] = (byte) (text.charAt(i) >> 8);
            units[2 * i + 1] = (byte) text.charAt(i);
        }
        out.write(units);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInput in) throws IOException {
        long header = readVarLong(in);
        boolean wide = (header & 1) == 1;
        long length = header >>> 1;
        if (length > Integer.MAX_VALUE / 2) {
            throw new IOException("a text of " + length + " characters");
        }
        byte[] bytes = new byte[wide ? 2 * (int) length : (int) length];
        in.readFully(bytes);
        return wide ? ofUnits(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Writes bytes, preceded by their number. */
    public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        writeCount(bytes.length, out);
        out.write(bytes);
    }

    /** Reads what {@link #writeBytes} wrote. */
    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[readCount(in)];
        in.readFully(bytes);
        return bytes;
    }

    private static boolean isWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return true;
            }
        }
        return false;
    }

    private static String ofUnits(byte[] bytes) {
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) (bytes[2 * i] << 8 | (bytes[2 * i + 1] & 0xFF));
        }
        return new String(units);
    }
}
