package dev.weir.io.history.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The cells of one row, as bytes of UTF-8 one after the other. They are used again for the next row. */
final class Cells {
    private static final int FIRST_BYTES = 1 << 8;
    private static final int FIRST_CELLS = 1 << 4;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int[] ends = new int[FIRST_CELLS];
    private int length;
    private int count;

    void clear() {
        length = 0;
        count = 0;
    }

    void add(byte one) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = one;
    }

    static boolean isBlank(int one) {
        return one == ' ' || one == '\t';
    }

    /** Takes blanks away from the end, as long as more bytes than these are left. */
    void stripTo(int bytesLeft) {
        while (length > bytesLeft && isBlank(bytes[length - 1])) {
            length--;
        }
    }

    void addCell(String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            add(one);
        }
        endCell();
    }

    void endCell() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = length;
    }

    int count() {
        return count;
    }

    /** Returns the bytes of all cells so far. */
    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int to(int cell) {
        return ends[cell];
    }

    String text(int cell) {
        return new String(bytes, from(cell), to(cell) - from(cell), StandardCharsets.UTF_8);
    }

    /** Returns whether there is nothing at all in the row, as in an empty line. */
    boolean isBlank() {
        return length == 0 && count <= 1;
    }
}
