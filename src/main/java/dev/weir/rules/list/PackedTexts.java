package dev.weir.rules.list;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/**
 * Texts by their numbers, packed: the characters of all of them in sequence, one byte each unless one is above 0xFF, and
 * the end of each.
 */
final class PackedTexts {
    private final boolean wide;
    private final byte[] units;
    private final int[] ends;

    private PackedTexts(boolean wide, byte[] units, int[] ends) {
        this.wide = wide;
        this.units = units;
        this.ends = ends;
    }

    static PackedTexts of(Collection<String> texts) {
        boolean wide = texts.stream().anyMatch(text -> text.chars().anyMatch(unit -> unit > 0xFF));
        int[] ends = new int[texts.size()];
        long chars = texts.stream().mapToLong(String::length).sum();
        byte[] units = new byte[Math.toIntExact(wide ? 2 * chars : chars)];
        int number = 0;
        int end = 0;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                if (wide) {
                    units[end++] = (byte) (text.charAt(i) >> Byte.SIZE);
                }
                units[end++] = (byte) text.charAt(i);
            }
            ends[number++] = end;
        }
        return new PackedTexts(wide, units, ends);
    }

    int size() {
        return ends.length;
    }

    /** Returns the memory that they take, in bytes. */
    long bytes() {
        return units.length + (long) Integer.BYTES * ends.length;
    }

    String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length(number); i++) {
            text.append(unit(number, i));
        }
        return text.toString();
    }

    /** Returns the same as {@link String#hashCode} of a text, so that a look-up hashes no text twice. */
    int hash(int number) {
        int hash = 0;
        int length = length(number);
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + unit(number, i);
        }
        return hash;
    }

    boolean isAt(int number, String text) {
        if (length(number) != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (unit(number, i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int length(int number) {
        int bytes = ends[number] - start(number);
        return wide ? bytes / 2 : bytes;
    }

    char unit(int number, int index) {
        int at = start(number) + (wide ? 2 * index : index);
        return (char) (wide ? (units[at] & 0xFF) << Byte.SIZE | (units[at + 1] & 0xFF) : units[at] & 0xFF);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(wide);
        Binary.writeCount(ends.length, out);
        for (int number = 0; number < ends.length; number++) {
            Binary.writeCount(ends[number] - start(number), out);
        }
        Binary.writeBytes(units, out);
    }

    static PackedTexts read(DataInput in) throws IOException {
        boolean wide = in.readBoolean();
        int[] ends = new int[Binary.readCount(in)];
        int end = 0;
        for (int number = 0; number < ends.length; number++) {
            end += Binary.readCount(in);
            ends[number] = end;
        }
        return new PackedTexts(wide, Binary.readBytes(in), ends);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedTexts that
                && wide == that.wide
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(units, that.units);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ends) + Arrays.hashCode(units);
    }
}
